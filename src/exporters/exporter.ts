import type { Design } from '../model/index.ts';

/** A file that an exporter wrote. */
export interface ExportFile {
  /** Relative, with forward slashes; safe on every file system. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
}

/** One target format. Pure and deterministic: the same design and options give the same bytes. */
export interface Exporter<O extends object = object> {
  /** Stable; also the name of its folder. */
  readonly id: string;
  readonly title: string;
  /** Of its files, without a dot. */
  readonly extension: string;
  /** Every option may be missing. */
  export(design: Design, options?: O): readonly ExportFile[];
}

/** Words that Windows keeps for devices: no file can bear them, whatever its extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name without extension made from a name: lower-case ASCII, hyphens, at most 40 characters, never a device. */
export function fileStem(slug: string, otherwise: string): string {
  const stem = slug === '' || slug === 'item' ? otherwise : slug;
  return DEVICES.test(stem) ? `${stem}-design` : stem;
}
