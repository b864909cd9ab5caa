import type { Decision, Design } from '../../../model/index.ts';
import { endsOf, titleOf } from '../../records/describe.ts';

/** Findings that the team has accepted, as one decision tells it. */
export interface Acceptance {
  readonly id: string;
  readonly ruleId: string;
  readonly title: string;
  /** Names of those whom it is about. */
  readonly about: readonly string[];
  readonly reason: string;
  /** ISO date. */
  readonly date: string;
}

/** The acceptances of a design, the latest first. A decision that is about no rule is none. */
export function acceptancesOf(design: Design): readonly Acceptance[] {
  return Object.entries(design.decisions)
    .flatMap(([id, decision]) => acceptanceOf(design, id, decision) ?? [])
    .toSorted((a, b) => b.date.localeCompare(a.date) || a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
}

function acceptanceOf(design: Design, id: string, { ruleId, subjects, title, reason, date }: Decision): Acceptance | undefined {
  if (ruleId === undefined) return undefined;
  const about = (subjects ?? []).map((subject) => nameOf(design, subject));
  return { id, ruleId, title: title ?? `${ruleId}: ${about.join(', ')}`, about, reason, date };
}

/** What a subject is called: of a flow its two ends, of the whole design its name. */
function nameOf(design: Design, id: string): string {
  if (id === 'meta') return design.meta.name;
  const flow = design.flows[id];
  return flow ? endsOf(design, flow) : titleOf(design, id);
}

/** Acceptances in which every typed word stands somewhere. */
export function acceptancesFor(all: readonly Acceptance[], query: string): readonly Acceptance[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return all.filter(({ title, about, reason, ruleId }) => {
    const text = `${title} ${about.join(' ')} ${reason} ${ruleId}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
