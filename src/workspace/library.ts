import type { Thumbnail } from '../drawing/index.ts';
import type { Design } from '../model/index.ts';
import { session } from './session.ts';
import type { DesignSummary } from './stores/library.ts';

/** Reads the list again; the store follows. */
export function listDesigns(): Promise<readonly DesignSummary[]> {
  return session.listDesigns();
}

/** Opens a design of the library; the one that was open is written first. `false` when it is not there. */
export function openDesign(id: string): Promise<boolean> {
  return session.openDesign(id);
}

/** Makes a design, opens it and returns its id. Nothing that is there is overwritten. */
export function createDesign(design?: Design, options: { readonly name?: string } = {}): Promise<string> {
  return session.createDesign(design, options);
}

export function renameDesign(id: string, name: string): Promise<void> {
  return session.renameDesign(id, name);
}

/** Copies a design with its places, not with its history, and opens the copy unless told not to. */
export function duplicateDesign(id: string, options: { readonly open?: boolean } = {}): Promise<string | undefined> {
  return session.duplicateDesign(id, options);
}

/** Takes a design out of the library. A notice offers to bring it back; its data goes for good a week later. */
export function deleteDesign(id: string): Promise<void> {
  return session.deleteDesign(id);
}

export function restoreDesign(id: string): Promise<void> {
  return session.restoreDesign(id);
}

/** The last picture of each design, and the state of it that it shows. */
const pictures = new Map<string, { readonly updatedAt: number; readonly picture: Promise<Thumbnail | undefined> }>();

/** A design of the library as a small picture, drawn once for each state of it; none where it is empty, too large to be read for that, or cannot be read. */
export function pictureOfDesign({ id, updatedAt, elements }: DesignSummary): Promise<Thumbnail | undefined> {
  if (elements > MOST_IN_A_PICTURE) return Promise.resolve(undefined);
  const known = pictures.get(id);
  if (known?.updatedAt === updatedAt) return known.picture;
  const picture = drawn(id).catch(() => undefined);
  pictures.set(id, { updatedAt, picture });
  return picture;
}

async function drawn(id: string): Promise<Thumbnail | undefined> {
  const [{ thumbnailOf }, design] = await Promise.all([import('./thumbnail.ts'), session.readDesign(id)]);
  return design && thumbnailOf(design);
}

/** Reading more from the disk would hold up the page for a picture of the size of a stamp. */
const MOST_IN_A_PICTURE = 3_000;
