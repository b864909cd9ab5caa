import { COLLECTION_NAMES } from '../model/index.ts';
import { readLocatedYaml } from './locatedYaml.ts';

/** Lines, counted from 1, at which the records of a design document begin, by id; `meta` and `platform` by their own names. Empty for other texts. */
export function recordLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const { root } = readLocatedYaml(text);
  if (root?.kind !== 'map') return lines;
  for (const { key, line, value } of root.entries) {
    if (key === 'meta' || key === 'platform') lines.set(key, line);
    // A place on the canvas is not where a reader looks for the thing itself.
    const isCollection = COLLECTION_NAMES.some((name) => name === key) && key !== 'layout';
    if (isCollection && value.kind === 'map') for (const entry of value.entries) if (!lines.has(entry.key)) lines.set(entry.key, entry.line);
  }
  return lines;
}
