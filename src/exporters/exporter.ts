import type { Design } from '../model/index.ts';
import type { Choice } from './target.ts';

/** A file that an exporter wrote. */
export interface ExportFile {
  /** Relative, with forward slashes; safe on every file system. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
  /** It belongs to people as soon as it exists: what they have changed is never overwritten. */
  readonly once?: boolean;
  /** Of a file for people: names that must occur in it, such as those of the handlers that the design asks for. */
  readonly demands?: readonly string[];
}

/** What an exporter may use beside the design. */
export interface ExportTools {
  /** Of this program, for formats that name their tool. */
  readonly version: string;
  /** The exporter of another target, one of those that its own target needs. */
  other(id: string): Exporter;
}

/** One target format. Pure and deterministic: the same design and options give the same bytes. */
export interface Exporter<O extends object = object> {
  /** Of its target. */
  readonly id: string;
  /** Loads what only these options need. Whoever writes with options waits for it first. */
  prepare?(options?: O): Promise<void>;
  /** Every option may be missing. @throws Error with a sentence for people where the design has nothing to write */
  export(design: Design, options?: O, tools?: ExportTools): readonly ExportFile[];
  /** What the options of the type `ofDesign` can be, by key, each in the order of a menu. */
  choices?(design: Design): { readonly [key: string]: readonly Choice[] };
}

/** Words that Windows keeps for devices: no file can bear them, whatever its extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name without extension made from a name: lower-case ASCII, hyphens, at most 40 characters, never a device. */
export function fileStem(slug: string, otherwise: string): string {
  const stem = slug === '' || slug === 'item' ? otherwise : slug;
  return DEVICES.test(stem) ? `${stem}-design` : stem;
}
