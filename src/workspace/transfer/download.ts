/** A file to be handed to a person. */
export interface FileToSave {
  /** Its name; folders before it are dropped. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
}

/** Addresses of downloads are kept for so long, because some browsers read them late. */
const GRACE_MS = 60_000;

/** Hands a file to the browser to be saved. */
export function download(file: FileToSave): void {
  const url = URL.createObjectURL(new Blob([file.content as BlobPart], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.path.slice(file.path.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), GRACE_MS);
}
