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

/** Copies a design with its places, not with its history, and opens the copy. */
export function duplicateDesign(id: string): Promise<string | undefined> {
  return session.duplicateDesign(id);
}

/** Takes a design out of the library. A notice offers to bring it back; its data goes for good a week later. */
export function deleteDesign(id: string): Promise<void> {
  return session.deleteDesign(id);
}

export function restoreDesign(id: string): Promise<void> {
  return session.restoreDesign(id);
}
