import { inflate, type Rect, type RelationRoute, relationExtent, sameRect } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import type { Marks } from './marks.ts';

/** What of the picture is out of date: parts of the design in canvas pixels, or everything. */
export type Damage = readonly Rect[] | 'all';

export const NO_DAMAGE: Damage = [];
/** More parts than these are not told apart: drawing everything costs less. */
const MOST_PARTS = 48;
/** Borders, glows, badges and heads reach this far out of what they belong to. */
const REACH = 40;

export const damageOf = (rects: readonly Rect[]): Damage => (rects.length > MOST_PARTS ? 'all' : rects.map((rect) => inflate(rect, REACH)));

export function bothDamages(a: Damage, b: Damage): Damage {
  if (a === 'all' || b === 'all' || a.length + b.length > MOST_PARTS) return 'all';
  return [...a, ...b];
}

/** What looks different when these marks take the place of those. */
export function damageOfMarks(before: Marks, now: Marks, extentOf: (id: string) => Rect | undefined): Damage {
  if (before.legal !== now.legal || before.kept !== now.kept) return 'all';
  const ids = new Set([...differing(before.selected, now.selected), ...differing(before.evidence, now.evidence), ...differingFindings(before, now)]);
  if (ids.size > MOST_PARTS) return 'all';
  return damageOf([...ids].flatMap((id) => extentOf(id) ?? []));
}

function differing(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  if (before === now) return [];
  return [...[...before].filter((id) => !now.has(id)), ...[...now].filter((id) => !before.has(id))];
}

function differingFindings({ findings: before }: Marks, { findings: now }: Marks): readonly string[] {
  if (before === now) return [];
  const ids = [...before.keys()].filter((id) => !now.has(id));
  for (const [id, mark] of now) {
    const was = before.get(id);
    if (was === mark) continue;
    if (was?.severity !== mark.severity || was.count !== mark.count) ids.push(id);
  }
  return ids;
}

/** Collections whose records are drawn, or say something on what is drawn. */
const SEEN_WHEREVER = ['notes', 'messages', 'teams', 'relations', 'platform'] as const satisfies readonly (keyof Design)[];

export interface Placed {
  readonly design: Design;
  readonly elements: ReadonlyMap<string, Rect>;
  readonly contexts: ReadonlyMap<string, Rect>;
  readonly frames: ReadonlyMap<string, Rect>;
}

/** What boxes look different, or stand elsewhere. Flows are not asked for. */
export function damageOfBoxes(before: Placed, now: Placed): Damage {
  if (SEEN_WHEREVER.some((name) => before.design[name] !== now.design[name])) return 'all';
  const rects: Rect[] = [];
  for (const sort of ['elements', 'contexts', 'frames'] as const) {
    if (before[sort] === now[sort] && before.design[sort] === now.design[sort]) continue;
    const records = before.design[sort] === now.design[sort] ? undefined : { before: before.design[sort], now: now.design[sort] };
    for (const [id, box] of now[sort]) {
      const was = before[sort].get(id);
      const same = was !== undefined && sameRect(was, box) && (!records || records.before[id] === records.now[id]);
      if (!same) rects.push(box, ...(was ? [was] : []));
    }
    for (const [id, box] of before[sort]) if (!now[sort].has(id)) rects.push(box);
    if (rects.length > MOST_PARTS) return 'all';
  }
  return namesElsewhere(before.design, now.design) ? 'all' : damageOf(rects);
}

/** An element that has another name may be named on others that are a part or a copy of it. */
function namesElsewhere({ elements: before }: Design, { elements: now }: Design): boolean {
  if (before === now) return false;
  return Object.values(now).some((element) => {
    const whole = 'partOfId' in element ? element.partOfId : undefined;
    return whole !== undefined && before[whole]?.name !== now[whole]?.name;
  });
}

type Relations = ReadonlyMap<string, RelationRoute>;

/** Relations that run elsewhere. They are few, and are all routed anew with every change. */
export function damageOfRelations(before: Relations, now: Relations): Damage {
  if (before.size > MOST_PARTS || now.size > MOST_PARTS) return 'all';
  const ids = new Set([...before.keys(), ...now.keys()]);
  const differ = [...ids].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id)));
  return damageOf(differ.flatMap((id) => [before.get(id), now.get(id)].flatMap((route) => (route ? [relationExtent(route)] : []))));
}
