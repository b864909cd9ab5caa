import type { Edit, Json } from './edits.ts';
import { legalFlow, legalFlowKinds } from './legality.ts';
import { elementSchema, flowSchema, type Design, type Element, type ElementKind, type Flow } from './schema/index.ts';

/** What an element is to become: its kind, and what tells it from others of the kind. */
export type KindSeed = { readonly kind: ElementKind } & { readonly [field: string]: Json | undefined };

interface Record extends Readonly<{ [field: string]: unknown }> {
  readonly kind: string;
}

/** The shape of one kind of record: a schema for each field. */
type Shape = Readonly<{ [field: string]: { safeParse(value: unknown): { readonly success: boolean } } }>;
interface Union {
  readonly options: readonly { readonly shape: Shape }[];
}

/**
 * The edits that make an element one of another kind. Its name and whatever else has a meaning for the new kind stay, other fields go. A flow that may not
 * run to or from the new kind becomes the likeliest that may; `undefined` where nothing may run there, or where the element is that already.
 */
export function changeKind(design: Design, id: string, seed: KindSeed): readonly Edit[] | undefined {
  const before = design.elements[id];
  if (!before || Object.entries(seed).every(([field, value]) => (before as Record)[field] === value)) return undefined;
  const fields = changed(elementSchema, before, seed);
  const after = { ...kept(before, fields), ...seed } as Element;
  const edits: Edit[] = [{ op: 'update', collection: 'elements', id, fields }];
  for (const [flowId, flow] of Object.entries(design.flows)) {
    if (flow.from !== id && flow.to !== id) continue;
    const ends = [flow.from, flow.to].map((end) => (end === id ? after : design.elements[end]));
    const flowEdits = legalised(flowId, flow, ends[0], ends[1]);
    if (!flowEdits) return undefined;
    edits.push(...flowEdits);
  }
  return edits;
}

/** What makes a flow legal between these ends: nothing where it is, another kind where one may run there. */
function legalised(id: string, flow: Flow, from: Element | undefined, to: Element | undefined): readonly Edit[] | undefined {
  if (!from || !to) return undefined;
  if (legalFlow(flow.kind, from, to).legal) return [];
  const [kind] = legalFlowKinds(from, to);
  return kind && [{ op: 'update', collection: 'flows', id, fields: changed(flowSchema, flow, { kind }) }];
}

/** The fields that change when a record becomes another kind: those of the seed, and away with those that would not fit; `null` removes. */
function changed(union: unknown, before: Record, seed: Readonly<{ [field: string]: Json | undefined }>): { readonly [field: string]: Json | undefined } {
  const shape = (union as Union).options.find((option) => option.shape['kind']?.safeParse(seed['kind']).success)?.shape ?? {};
  const gone = Object.entries(before).filter(([field, value]) => !Object.hasOwn(seed, field) && !shape[field]?.safeParse(value).success);
  return { ...Object.fromEntries(gone.map(([field]) => [field, null])), ...seed };
}

const kept = (before: Record, fields: Readonly<{ [field: string]: unknown }>): object =>
  Object.fromEntries(Object.entries(before).filter(([field]) => fields[field] !== null));
