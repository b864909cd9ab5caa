import { unpackDesign } from '../../model/packing.ts';
import type { Importer, ImportResult } from '../importer.ts';
import { say } from '../../speech/index.ts';

/** `#d=…`, alone or behind an address. What comes after the word, such as a line end of a mail, does not belong to it. */
const FRAGMENT = /#d=([^\s#<>"')\]]*)/;

/** Reads the design of a share link. A damaged or oversized link is a problem with its reason. */
export function decodeLink(text: string): ImportResult {
  const packed = FRAGMENT.exec(text)?.[1];
  if (packed === undefined) return { problems: [{ path: '', message: say`This is no link to a design: it has no “#d=”.` }] };
  const { ok, problems, ...rest } = unpackDesign(packed);
  return ok && 'design' in rest
    ? { design: rest.design, problems }
    : { problems: problems.map((problem) => ({ ...problem, message: say`The link cannot be opened. ${problem.message}` })) };
}

export const link: Importer = {
  id: 'link',
  title: 'Link',
  detect: (text) => (/^\s*(?:https?:\/\/\S+|[\w./-]*)?#d=\S*\s*$/.test(text.slice(0, 100_000)) ? 1 : 0),
  read: decodeLink,
};
