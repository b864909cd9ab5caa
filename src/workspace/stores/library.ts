import { create } from 'zustand';

/** One design of the library, as a list shows it. */
export interface DesignSummary {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** How many elements it has. */
  readonly elements: number;
}

/** The designs of this browser, the last changed first. */
export const useLibrary = create<{ readonly designs: readonly DesignSummary[] }>(() => ({ designs: [] }));
