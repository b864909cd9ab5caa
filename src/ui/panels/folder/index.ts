export { FolderDialog } from './FolderDialog.tsx';
