import type { ContextRelation, Design } from '../../model/index.ts';
import { contextTitleRect } from '../contextTitle.ts';
import type { Point, Rect } from '../geometry.ts';
import { distance, inflate, unionOf } from '../geometry.ts';
import { labelRect, type LabelPlace, placeLabel, type Visitable } from '../routes/labelPlace.ts';
import { SpatialIndex } from '../spatialIndex.ts';
import { averageText, type MeasureText } from '../text.ts';
import { betweenMarks, endMark, type EndMark } from './endMarks.ts';
import { endWords, isSymmetric, relationWords } from './relationWords.ts';
import { relationWay, type RelationWay } from './relationWays.ts';

/** How one relation of two contexts, or of a context and an external system, is drawn. */
export interface RelationRoute {
  /** From the border of the upstream side to the border of the downstream side. Neighbours differ in one coordinate only. */
  readonly points: readonly Point[];
  /** Separate ways: the two have nothing to do with each other. */
  readonly dotted: boolean;
  /** Both sides are equal: both ends are dots. */
  readonly symmetric: boolean;
  readonly label: LabelPlace | undefined;
  /** What stands at the ends; none for a symmetric relation. */
  readonly marks: readonly EndMark[];
}

/** The ground on which relations are drawn. */
export interface RelationGround {
  /** Boxes of contexts and of the elements that take part, by id: lines end at them and go around them. */
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Names of contexts that stand in those boxes and must stay legible; none where the boxes are solid. */
  readonly names?: Design['contexts'];
  /** Words that the marks of the ends say already are left out, because there is more to be read than relations. */
  readonly terse?: boolean;
  /** What else a word must not lie on: elements, flows and their words. */
  readonly legible?: Visitable;
  /** Whether a stretch would lie along a flow. */
  readonly runsAlong?: (stretch: Rect) => boolean;
}

/** Ways are looked for among so many relations at most; in a larger bundle they may lie on each other. */
const TOLD_APART = 120;

/** Routes all relations whose two sides stand somewhere, in the order of their ids: the same ground always gives the same lines. */
export function routeRelations(relations: Design['relations'], ground: RelationGround, measure: MeasureText = averageText): ReadonlyMap<string, RelationRoute> {
  const routes = new Map<string, RelationRoute>();
  const taken = new SpatialIndex();
  for (const [id, box] of ground.boxes) taken.set(id, box);
  for (const [id, { name }] of Object.entries(ground.names ?? {})) {
    const box = ground.boxes.get(id);
    if (box) taken.set(`name ${id}`, contextTitleRect(name, box, measure));
  }
  const legible = ground.legible;
  const avoid: Visitable = legible ? { visit: (area, visit) => (taken.visit(area, visit), legible.visit(area, visit)) } : taken;
  const ways = waysOf(relations, ground);
  for (const [id, way] of ways) {
    const relation = relations[id];
    if (relation) routes.set(id, lettered(id, relation, way, ground.terse ? terseWords(relation) : relationWords(relation.type), taken, avoid, measure));
  }
  return routes;
}

function waysOf(relations: Design['relations'], { boxes, runsAlong }: RelationGround): Map<string, RelationWay> {
  const ways = new Map<string, RelationWay>();
  const lines: (readonly Point[])[] = [];
  for (const id of Object.keys(relations).sort()) {
    const relation = relations[id];
    const from = relation && boxes.get(relation.upstream);
    const to = relation && boxes.get(relation.downstream);
    if (!relation || !from || !to || relation.upstream === relation.downstream) continue;
    const others = [...boxes].flatMap(([other, box]) => (other === relation.upstream || other === relation.downstream ? [] : [box]));
    const way = relationWay(from, to, { boxes: others, lines: lines.length < TOLD_APART ? lines : [], runsAlong });
    lines.push(way.points);
    ways.set(id, way);
  }
  return ways;
}

/** U and D at the ends are all there is to say of the plainest relation. */
const terseWords = ({ type }: ContextRelation): readonly string[] => (type === 'upstream-downstream' ? [] : relationWords(type));

/** Puts the marks on both ends and the word between them. */
function lettered(
  id: string,
  relation: ContextRelation,
  way: RelationWay,
  texts: readonly string[],
  taken: SpatialIndex,
  avoid: Visitable,
  measure: MeasureText,
): RelationRoute {
  const { points, fromSide, toSide } = way;
  const words = endWords(relation);
  const marks: EndMark[] = [];
  let free: readonly Point[] = points;
  if (words) {
    const single = points.length === 2;
    const room = (a: Point | undefined, b: Point | undefined): number => (a && b ? distance(a, b) * (single ? 0.5 : 1) - 1 : 0);
    const start = endMark(words[0], points[0] as Point, fromSide, room(points[0], points[1]), measure);
    const end = endMark(words[1], points.at(-1) as Point, toSide, room(points.at(-1), points.at(-2)), measure);
    marks.push(start, end);
    marks.forEach((mark, index) => taken.set(`mark ${index} ${id}`, inflate(mark.rect, 1)));
    free = betweenMarks(points, start, end);
  }
  const label = placeLabel(free, texts, { start: false, end: false }, avoid, measure);
  if (label) taken.set(`label ${id}`, labelRect(label));
  return { points, dotted: relation.type === 'separate-ways', symmetric: isSymmetric(relation.type), label, marks };
}

/** The rectangle around everything that is drawn of a relation. */
export function relationExtent({ points, label, marks }: RelationRoute): Rect {
  const parts = [...points.map((point) => ({ ...point, width: 0, height: 0 })), ...marks.map(({ rect }) => rect), ...(label ? [labelRect(label)] : [])];
  return inflate(unionOf(parts) ?? { x: 0, y: 0, width: 0, height: 0 }, 6);
}
