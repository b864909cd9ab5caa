export { type Entry, isRegenerated, MANIFEST, type Operation, operationsOf, pathsToRead, type Regeneration } from '../../exporters/regenerate.ts';
export { defaultsOf, optionsFor, takesPart, type OptionValues } from '../../exporters/options.ts';
export { TARGET_GROUPS, type Choice, type Target, type TargetOption } from '../../exporters/target.ts';
export { targetOf, TARGETS } from '../../exporters/targets.ts';
export { createTransferClient, type TransferClient, type TransferWorker } from './client.ts';
export type { Choices, FileToZip, FolderToRegenerate } from './protocol.ts';
export type { PictureRequest, SketchPicture } from './picture.ts';
