export { GalleryDialog } from './GalleryDialog.tsx';
export { LibraryDialog } from './LibraryDialog.tsx';
export { OpenDialog } from './OpenDialog.tsx';
