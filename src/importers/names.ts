import { idSchema, newId, seededRandom } from '../model/index.ts';

const LONGEST_NAME = 200;

/** Gives out ids for one import: the source's own word where it can be an id and is still free, a fresh one otherwise. The same source gives the same ids. */
export function idGiver(seed: string): (wanted: string) => string {
  const taken = new Set<string>();
  const random = seededRandom(seed);
  return (wanted) => {
    const id = wanted.length <= 60 && !taken.has(wanted) && idSchema.safeParse(wanted).success ? wanted : newId(wanted, (other) => taken.has(other), random);
    taken.add(id);
    return id;
  };
}

/** A name that fits the document: one line, not empty, not endless. */
export function nameFrom(text: string, otherwise: string): string {
  const line = text.replace(/\s+/gu, ' ').trim().toWellFormed();
  if (line === '') return otherwise;
  return line.length <= LONGEST_NAME ? line : `${line.slice(0, LONGEST_NAME - 1).toWellFormed()}…`;
}
