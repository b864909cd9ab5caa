import type { Importer, ImportResult } from './importer.ts';
import { link } from './link/index.ts';
import { mermaid } from './mermaid/index.ts';
import { microtosca } from './microtosca/index.ts';
import { png } from './png/index.ts';
import { seam } from './seam/index.ts';
import { svg } from './svg/index.ts';
import { say } from '../speech/index.ts';

export type { Importer, ImportResult } from './importer.ts';

/** Every source. Where two are equally sure of a text, the one that stands first reads it. */
export const IMPORTERS: readonly Importer[] = [seam, link, mermaid, svg, png, microtosca];

export interface ImportedText extends ImportResult {
  /** Id of the importer that read it; empty where none knows the text. */
  readonly format: string;
}

/** Who should read a text: the importer that is surest, or none. */
export function detect(text: string, fileName?: string): Importer | undefined {
  let best: Importer | undefined;
  let sure = 0;
  for (const importer of IMPORTERS) {
    const how = importer.detect(text, fileName);
    if (how > sure) [best, sure] = [importer, how];
  }
  return best;
}

/** Reads a text in whichever format it is. Never throws. */
export function importText(text: string, fileName?: string): ImportedText {
  const importer = detect(text, fileName);
  if (importer === undefined) {
    const known = IMPORTERS.map(({ title }) => title).join(', ');
    return {
      format: '',
      problems: [
        {
          path: '',
          message: text.trim() === '' ? say`The text is empty. What can be read: ${known}.` : say`This format is not known. What can be read: ${known}.`,
        },
      ],
    };
  }
  return { ...importer.read(text), format: importer.id };
}
