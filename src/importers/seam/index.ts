import { readDesign } from '../../model/text.ts';
import type { Importer, ImportResult } from '../importer.ts';

/** The project's own document, YAML or JSON, of every version. */
export const seam: Importer = {
  id: 'seam',
  title: 'Seamwright document',
  detect: (text, fileName) => {
    if (/\.seam\.(?:ya?ml|json)$/i.test(fileName ?? '')) return 1;
    const head = text.slice(0, 200_000);
    if (/(?:^|[\s{,])"?schemaVersion"?\s*:/.test(head)) return 0.95;
    return /^\s*"?(?:meta|elements|contexts|flows)"?\s*:/m.test(head) || /^\s*\{\s*"(?:contexts|decisions|elements|flows|frames|meta)"/.test(head) ? 0.5 : 0;
  },
  read,
};

/** A document whose records stand but whose references do not is repaired, and says what was taken out. */
function read(text: string): ImportResult {
  const result = readDesign(text);
  if (result.ok) return { design: result.design, problems: result.problems };
  return result.repaired === undefined ? { problems: result.problems } : { design: result.repaired, problems: result.problems };
}
