import { bottom, changedBoxes, inflate, type Rect, type RelationRoute, relationExtent, right, sameRect, unionOf } from '../../../drawing/index.ts';
import { changedIds, type Design, type Element } from '../../../model/index.ts';
import type { Marks } from './marks.ts';

/** What of the picture is out of date: parts of the design in canvas pixels, or everything. */
export type Damage = readonly Rect[] | 'all';

export const NO_DAMAGE: Damage = [];
/** More parts than these are not told apart. A line that changed makes a dozen, and most of them are out of sight. */
const MOST_PARTS = 4_000;
/** Borders, glows, badges and heads reach this far out of what they belong to. */
const REACH = 40;

export const damageOf = (rects: readonly Rect[]): Damage => (rects.length > MOST_PARTS ? 'all' : rects.map((rect) => inflate(rect, REACH)));

export function bothDamages(a: Damage, b: Damage): Damage {
  if (a === 'all' || b === 'all' || a.length + b.length > MOST_PARTS) return 'all';
  return [...a, ...b];
}

/** What looks different when these marks take the place of those. */
export function damageOfMarks(before: Marks, now: Marks, partsOf: (id: string) => readonly Rect[]): Damage {
  if (before.legal !== now.legal || before.kept !== now.kept) return 'all';
  const ids = new Set([...differing(before.selected, now.selected), ...differing(before.evidence, now.evidence), ...differingFindings(before, now)]);
  if (ids.size > MOST_PARTS) return 'all';
  return damageOf([...ids].flatMap(partsOf));
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
  const changed = changedBoxes(before.elements, now.elements);
  for (const sort of ['elements', 'contexts', 'frames'] as const) {
    if (before[sort] === now[sort] && before.design[sort] === now.design[sort]) continue;
    const records = before.design[sort] === now.design[sort] ? undefined : { before: before.design[sort], now: now.design[sort] };
    for (const id of changed ?? now[sort].keys()) {
      const box = now[sort].get(id);
      if (!box) continue;
      const was = before[sort].get(id);
      const sameRecord = !records || records.before[id] === records.now[id];
      if (was && sameRecord && sameRect(was, box)) continue;
      if (was && sameRecord && sort === 'contexts') rects.push(...edgesOf(was, box));
      else rects.push(box, ...(was ? [was] : []));
    }
    if (!changed) for (const [id, box] of before[sort]) if (!now[sort].has(id)) rects.push(box);
    if (rects.length > MOST_PARTS) return 'all';
  }
  return namesElsewhere(before.design, now.design) ? 'all' : damageOf(rects);
}

/** Words on the ground of a context reach this far over its edge. */
const WORD_REACH = 60;

/** Where a field looks different of which only edges stand elsewhere: its ground is the same all over, and its name is at the upper left corner. */
function edgesOf(before: Rect, now: Rect): readonly Rect[] {
  const { x, y, width, height } = unionOf([before, now]) as Rect;
  const beside = (a: number, b: number): Rect => ({ x: Math.min(a, b) - WORD_REACH, y, width: Math.abs(a - b) + 2 * WORD_REACH, height });
  const along = (a: number, b: number): Rect => ({ x: x - WORD_REACH, y: Math.min(a, b), width: width + 2 * WORD_REACH, height: Math.abs(a - b) });
  return [
    ...(before.x === now.x ? [] : [beside(before.x, now.x)]),
    ...(right(before) === right(now) ? [] : [beside(right(before), right(now))]),
    ...(before.y === now.y ? [] : [along(before.y, now.y)]),
    ...(bottom(before) === bottom(now) ? [] : [along(bottom(before), bottom(now))]),
  ];
}

/** An element that has another name may be named on others that are a part or a copy of it. */
function namesElsewhere({ elements: before }: Design, { elements: now }: Design): boolean {
  if (changedIds(before, now).every((id) => before[id]?.name === now[id]?.name && partOf(before[id]) === partOf(now[id]))) return false;
  return Object.values(now).some((element) => {
    const whole = partOf(element);
    return whole !== undefined && before[whole]?.name !== now[whole]?.name;
  });
}

const partOf = (element: Element | undefined): string | undefined => (element && 'partOfId' in element ? element.partOfId : undefined);

type Relations = ReadonlyMap<string, RelationRoute>;

/** Relations that run elsewhere. They are few, and are all routed anew with every change. */
export function damageOfRelations(before: Relations, now: Relations): Damage {
  if (before.size > MOST_PARTS || now.size > MOST_PARTS) return 'all';
  const ids = new Set([...before.keys(), ...now.keys()]);
  const differ = [...ids].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id)));
  return damageOf(differ.flatMap((id) => [before.get(id), now.get(id)].flatMap((route) => (route ? [relationExtent(route)] : []))));
}
