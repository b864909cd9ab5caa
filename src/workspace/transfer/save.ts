import { transferClient } from './client.ts';
import { download, type FileToSave } from './download.ts';

/** Saves one file as it is, several as one zip of that name. */
export async function saveFiles(files: readonly FileToSave[], zipName = 'design.zip'): Promise<void> {
  const only = files.length === 1 ? files[0] : undefined;
  download(only ?? { path: zipName, content: await transferClient().zip(files), mediaType: 'application/zip' });
}

/** Puts a PNG on the clipboard. `false` where the browser refuses. */
export async function copyPicture(png: Uint8Array): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([png as BlobPart], { type: 'image/png' }) })]);
    return true;
  } catch {
    return false;
  }
}

let underWay: { readonly text: string } | undefined;

/** The text that is on its way to the clipboard, which until then still holds what was copied before. */
export const textUnderWay = (): string | undefined => underWay?.text;

/** Puts text on the clipboard. `false` where the browser refuses; the caller then shows the text for copying by hand. */
export async function copyText(text: string): Promise<boolean> {
  const copy = { text };
  underWay = copy;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  } finally {
    if (underWay === copy) underWay = undefined;
  }
}
