export { download as saveFile, type FileToSave } from './download.ts';
export { copyPicture, copyText, saveFiles, textUnderWay } from './save.ts';
export {
  defaultsOf,
  optionsFor,
  takesPart,
  TARGET_GROUPS,
  targetOf,
  TARGETS,
  type Choice,
  type Choices,
  type OptionValues,
  type Target,
  type TargetOption,
} from '../../workers/transfer/index.ts';
export { downloadDesign, drawPicture, exportChoices, exportedPage, exportFiles, renderPng } from './export.ts';
export { canGoToFolder, chooseFolder, type ChosenFolder, FolderError, lacksFolders, readFolder } from './folder.ts';
export { openFile, openFromClipboard, openLink, openText, type OpenOptions, type OpenResult } from './open.ts';
export { shareLink, type DesignLink } from './link.ts';
