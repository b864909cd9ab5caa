import type { Choice, ExportFile, Regeneration } from '../../exporters/index.ts';
import type { ImportedText } from '../../importers/index.ts';
import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type { PaintRequest } from './painting/index.ts';
import type { PictureRequest, SketchPicture } from './picture.ts';

/** What the page asks of the worker. Plain data only. */
export type Task =
  | { readonly kind: 'export'; readonly target: string; readonly design: Design; readonly options: object }
  /** What the options of a target can be for this design. */
  | { readonly kind: 'choices'; readonly target: string; readonly design: Design; readonly phrasebook: Phrasebook | undefined }
  | { readonly kind: 'import'; readonly text: string; readonly fileName: string | undefined; readonly phrasebook: Phrasebook | undefined }
  | { readonly kind: 'zip'; readonly files: readonly FileToZip[] }
  | ({ readonly kind: 'regenerate' } & FolderToRegenerate)
  /** A small design in the language of sketches, as it stands in the docs of a rule. */
  | { readonly kind: 'picture'; readonly picture: PictureRequest }
  | ({ readonly kind: 'paint' } & PaintRequest)
  | { readonly kind: 'page'; readonly markdown: string };

export type FileToZip = Pick<ExportFile, 'path' | 'content'>;

/** Generated files, and what stands where they are to be written. */
export interface FolderToRegenerate {
  readonly files: readonly ExportFile[];
  /** Texts by path, also of the manifest; what is not there is left out. */
  readonly there: ReadonlyMap<string, string>;
  readonly overwriteEdited: boolean;
}

/** Of options that depend on the design, by key. */
export type Choices = { readonly [key: string]: readonly Choice[] };

/** What comes back for each kind of task. */
export interface Results {
  readonly export: readonly ExportFile[];
  readonly choices: Choices;
  readonly import: ImportedText;
  readonly zip: Uint8Array;
  readonly regenerate: Regeneration;
  readonly picture: SketchPicture;
  readonly paint: Uint8Array;
  readonly page: string;
}

export interface Request {
  readonly id: number;
  readonly task: Task;
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: Results[keyof Results] }
  | { readonly id: number; readonly ok: false; readonly message: string };
