export { copyText, saveFile, saveFiles } from './save.ts';
export { exportFiles, renderPng, type PngScale } from './export.ts';
export { openFile, openFromClipboard, openLink, openText, type OpenOptions, type OpenResult } from './open.ts';
export { shareLink, type DesignLink } from './link.ts';
