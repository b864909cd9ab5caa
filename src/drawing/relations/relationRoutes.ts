import type { ContextRelation, Design } from '../../model/index.ts';
import { contextTitleRect } from '../contextTitle.ts';
import type { Point, Rect } from '../geometry.ts';
import { distance, inflate, rectBetween, unionOf } from '../geometry.ts';
import { type LabelPlace, labelRect, placeLabel, type Visitable } from '../routes/labelPlace.ts';
import { size } from '../sizes.ts';
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
  const lines = [...waysOf(relations, ground)].flatMap(([id, way]): Line[] => {
    const relation = relations[id];
    return relation ? [{ id, relation, way, marks: marksOf(relation, way, measure) }] : [];
  });
  // All lines and marks first: a word keeps off those of every relation.
  for (const { id, way, marks } of lines) {
    marks.forEach((mark, index) => taken.set(`mark ${index} ${id}`, inflate(mark.rect, 1)));
    stretchesOf(way.points).forEach((stretch, index) => taken.set(`line ${index} ${id}`, stretch));
  }
  for (const line of lines) {
    const { id, relation, way, marks } = line;
    const others: Visitable = { visit: (area, visit) => avoid.visit(area, (what, rect) => (isLineOf(id, what) ? false : visit(what, rect))) };
    const texts = ground.terse ? terseWords(relation) : relationWords(relation.type);
    const label = placeLabel(betweenMarks(way.points, marks[0], marks[1]), texts, NO_TRUNK, others, measure);
    if (label) taken.set(`label ${id}`, labelRect(label));
    routes.set(id, { points: way.points, dotted: relation.type === 'separate-ways', symmetric: isSymmetric(relation.type), label, marks });
  }
  return routes;
}

interface Line {
  readonly id: string;
  readonly relation: ContextRelation;
  readonly way: RelationWay;
  readonly marks: readonly EndMark[];
}

const NO_TRUNK = { start: 1, end: 1 };
const isLineOf = (id: string, what: string): boolean => what.startsWith('line ') && what.endsWith(` ${id}`);
const stretchesOf = (points: readonly Point[]): Rect[] => points.slice(1).map((point, index) => inflate(rectBetween(points[index] as Point, point), 2));

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

/** What stands at both ends, each on at most half of a straight line. */
function marksOf(relation: ContextRelation, { points, fromSide, toSide }: RelationWay, measure: MeasureText): readonly EndMark[] {
  const words = endWords(relation);
  if (!words) return [];
  const share = points.length === 2 ? 0.5 : 1;
  const room = (a: Point | undefined, b: Point | undefined): number => (a && b ? distance(a, b) * share - 1 : 0);
  return [
    endMark(words[0], points[0] as Point, fromSide, room(points[0], points[1]), measure),
    endMark(words[1], points.at(-1) as Point, toSide, room(points.at(-1), points.at(-2)), measure),
  ];
}

/** The middles of the dots at both ends of a symmetric relation: they touch the boxes from outside. Separate ways have none. */
export function endDots({ points, symmetric, dotted }: RelationRoute): readonly Point[] {
  if (!symmetric || dotted) return [];
  const outside = (from: Point | undefined, to: Point | undefined): Point[] => {
    const length = from && to ? distance(from, to) : 0;
    if (!from || !to || length === 0) return [];
    const share = Math.min(0.5, size.relation.dot / length);
    return [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
  };
  return [...outside(points[0], points[1]), ...outside(points.at(-1), points.at(-2))];
}

/** The rectangle around everything that is drawn of a relation. */
export function relationExtent({ points, label, marks }: RelationRoute): Rect {
  const parts = [...points.map((point) => ({ ...point, width: 0, height: 0 })), ...marks.map(({ rect }) => rect), ...(label ? [labelRect(label)] : [])];
  return inflate(unionOf(parts) ?? { x: 0, y: 0, width: 0, height: 0 }, 6);
}
