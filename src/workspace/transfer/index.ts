export { download as saveFile, type FileToSave } from './download.ts';
export { copyText, saveFiles } from './save.ts';
export { downloadDesign, drawPicture, exportFiles, renderPng, type PngScale } from './export.ts';
export { openFile, openFromClipboard, openLink, openText, type OpenOptions, type OpenResult } from './open.ts';
export { shareLink, type DesignLink } from './link.ts';
