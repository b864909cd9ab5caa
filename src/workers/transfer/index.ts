export { createTransferClient, type TransferClient, type TransferWorker } from './client.ts';
export type { FileToZip } from './protocol.ts';
export type { PictureRequest, SketchPicture } from './picture.ts';
