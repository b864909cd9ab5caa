import { Circles } from './circles.ts';
import type { EditTarget } from './edits.ts';
import { legalFlow } from './legality.ts';
import { joinPath, shorten, type Problem } from './problems.ts';
import { exists, keyReference, referencesOf, siblingProblems } from './references.ts';
import { COLLECTION_NAMES, RECORD_COLLECTIONS, isSingleton, type Design, type Flow, type ReferenceTarget } from './schema/index.ts';

/**
 * Everything that can be wrong with a design whose records all satisfy their schemas: ids used twice, references to nothing, circles,
 * flows without a meaning. Empty for a valid design.
 */
export function designProblems(design: Design): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const collection of RECORD_COLLECTIONS) {
    for (const id of Object.keys(design[collection])) {
      const other = seen.get(id);
      if (other === undefined) seen.set(id, collection);
      else problems.push({ path: joinPath(collection, id), message: `The id “${id}” is taken by a record in ${other}; an id is unique over all collections.` });
    }
  }
  const circles = new Circles(design);
  for (const collection of COLLECTION_NAMES) {
    const records = design[collection];
    for (const id of Object.keys(records)) problems.push(...recordProblems(design, collection, id, records[id] as object, circles));
  }
  return problems;
}

/**
 * What is wrong with one record as part of the design: its key, its references, and for a flow its ends.
 * @param circles the same one for all records of a snapshot, where many are checked
 */
export function recordProblems(design: Design, collection: EditTarget, id: string, record: object, circles = new Circles(design)): Problem[] {
  const keyTarget = isSingleton(collection) ? undefined : keyReference(collection);
  const problems = referenceProblems(design, collection, id, record, circles);
  if (keyTarget !== undefined && !exists(design, keyTarget, id)) {
    problems.push({ path: joinPath(collection, id), message: `There is ${TARGET_WORDS[keyTarget]} “${shorten(id)}”.` });
  }
  return collection === 'flows' && problems.length === 0 ? flowProblems(design, id, record as Flow) : problems;
}

/** What is wrong with the references of one record. */
function referenceProblems(design: Design, collection: EditTarget, id: string, record: object, circles: Circles): Problem[] {
  const place = isSingleton(collection) ? collection : joinPath(collection, id);
  const problems: Problem[] = [];
  for (const reference of referencesOf(collection, record)) {
    const path = joinPath(place, reference.path);
    if (!exists(design, reference.target, reference.id)) {
      problems.push({ path, message: `There is ${TARGET_WORDS[reference.target]} “${shorten(reference.id)}”.` });
    } else if (reference.acyclic && !isSingleton(collection) && circles.leadsBack(collection, id, reference.path)) {
      problems.push({ path, message: `“${shorten(reference.id)}” leads back to “${shorten(id)}”; that would be a circle.` });
    }
  }
  for (const { path, id: sibling, twice } of siblingProblems(collection, record)) {
    problems.push({
      path: joinPath(place, path),
      message: twice ? `“${shorten(sibling)}” stands twice in this list.` : `There is no entry “${shorten(sibling)}” in this list.`,
    });
  }
  return problems;
}

/** Why a flow has no meaning between its ends, if so. The ends must be there. */
export function flowProblems(design: Design, id: string, flow: Flow): Problem[] {
  const from = design.elements[flow.from];
  const to = design.elements[flow.to];
  if (!from || !to) return [];
  const legality = legalFlow(flow.kind, from, to);
  return legality.legal ? [] : [{ path: joinPath('flows', id), message: legality.reason }];
}

const TARGET_WORDS: Readonly<Record<ReferenceTarget, string>> = {
  teams: 'no team',
  contexts: 'no bounded context',
  elements: 'no element',
  flows: 'no flow',
  messages: 'no message',
  sagas: 'no saga',
  migrations: 'no migration',
  contextsOrElements: 'no bounded context or element',
  elementsOrFlows: 'no element or flow',
  discussables: 'no element, flow or bounded context',
  placeables: 'nothing on the canvas with the id',
  siblings: 'no entry',
};
