import type { ExportFile } from '../../exporters/index.ts';

/** Hands a file to the browser to be saved. */
export function saveFile(file: ExportFile): void {
  const url = URL.createObjectURL(new Blob([file.content as BlobPart], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = baseName(file.path);
  link.click();
  // The download has begun once the click was handled; a moment of grace is for browsers that read the address later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Saves one file as it is, several as one zip of that name. */
export async function saveFiles(files: readonly ExportFile[], zipName = 'design.zip'): Promise<void> {
  const only = files.length === 1 ? files[0] : undefined;
  if (only) return saveFile(only);
  const { transferClient } = await import('./client.ts');
  saveFile({ path: zipName, content: await transferClient().zip(files), mediaType: 'application/zip' });
}

/** Puts text on the clipboard. `false` where the browser refuses; the caller then shows the text for copying by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
