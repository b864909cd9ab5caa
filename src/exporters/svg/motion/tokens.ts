import { boxesOf, type ColourName, type Point, routeFlows, type Theme } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import type { RunMessage } from '../../../simulation/index.ts';
import { inkOf } from '../ink.ts';
import { short, tag } from '../markup.ts';
import type { Pace } from './pace.ts';

/** Rules and drawing of something that moves or appears. */
export interface Animated {
  readonly style: string;
  readonly markup: string;
}

const RADIUS = 7;

/** Every message as a mark that travels along its flow, from its sender to its receiver. Kinds differ by form, not by colour alone. */
export function tokens(design: Design, messages: readonly RunMessage[], pace: Pace, theme: Theme): readonly Animated[] {
  const wayOf = ways(design);
  return messages.flatMap((message, index) => {
    const way = wayOf(message);
    if (way === undefined) return [];
    const name = `m${index}`;
    return [{ style: frames(name, way, message, pace), markup: tag('g', { class: `moves ${name}`, opacity: 0 }, mark(message, theme)) }];
  });
}

/** Where messages are, in numbers, for whom nothing shall move: each flow says which messages of the run took it. */
export function stillNumbers(design: Design, messages: readonly RunMessage[], theme: Theme): string {
  const wayOf = ways(design);
  const byWay = new Map<string, { readonly way: readonly Point[]; readonly numbers: number[] }>();
  messages.forEach((message, index) => {
    const way = wayOf(message);
    if (way === undefined) return;
    const key = message.flowId ?? [message.fromId, message.toId].sort().join(' ');
    const found = byWay.get(key) ?? { way, numbers: [] };
    found.numbers.push(index + 1);
    byWay.set(key, found);
  });
  return [...byWay.values()].map(({ way, numbers }) => pill(way, numbersText(numbers), theme)).join('');
}

const numbersText = (numbers: readonly number[]): string => (numbers.length <= 4 ? numbers.join(' ') : `${numbers.slice(0, 3).join(' ')} … ${numbers.at(-1)}`);

/** Beside the end of the line, where no words of the flow stand. */
function pill(way: readonly Point[], text: string, theme: Theme): string {
  const width = 12 + text.length * 6.2;
  const end = way.at(-1) ?? { x: 0, y: 0 };
  const before = way.at(-2) ?? end;
  const [towardsX, towardsY] = [Math.sign(before.x - end.x), Math.sign(before.y - end.y)];
  const x = towardsX === 0 ? end.x + width / 2 + 6 : end.x + towardsX * (width / 2 + 10);
  const y = towardsX === 0 ? end.y + towardsY * 18 : end.y - 17;
  return [
    tag('rect', { x: x - width / 2, y: y - 8, width, height: 16, rx: 8, fill: inkOf(theme, 'accent').colour }),
    tag('text', { x, y: y + 3.6, 'text-anchor': 'middle', 'font-size': 10.5, 'font-weight': 600, fill: inkOf(theme, 'on-accent').colour }, text),
  ].join('');
}

/** The line on which a message travels: its flow, in its own direction, or straight where no flow is drawn. */
function ways(design: Design): (message: RunMessage) => readonly Point[] | undefined {
  const routes = routeFlows(design);
  const boxes = boxesOf(design).elements;
  const middle = (id: string): Point | undefined => {
    const box = boxes.get(id);
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return ({ flowId, fromId, toId }) => {
    const route = flowId === undefined ? undefined : routes.get(flowId);
    const flow = flowId === undefined ? undefined : design.flows[flowId];
    if (route && flow) return flow.from === fromId ? route.points : [...route.points].reverse();
    const [from, to] = [middle(fromId), middle(toId)];
    return from && to && fromId !== toId ? [from, to] : undefined;
  };
}

const lengthOf = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const totalOf = (points: readonly Point[]): number => points.slice(1).reduce((sum, point, index) => sum + lengthOf(points[index] ?? point, point), 0);

/** A point at a share of the way. */
function along(points: readonly Point[], share: number): Point {
  let left = totalOf(points) * share;
  for (const [index, point] of points.slice(1).entries()) {
    const before = points[index] ?? point;
    const length = lengthOf(before, point);
    if (length > 0 && left <= length) return { x: before.x + ((point.x - before.x) * left) / length, y: before.y + ((point.y - before.y) * left) / length };
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** Key frames over the whole round: invisible, along the corners of the way, invisible. What is lost gets half the way. */
function frames(name: string, points: readonly Point[], { startUs, endUs, lost }: RunMessage, pace: Pace): string {
  const start = pace.at(startUs);
  const end = Math.max(pace.at(endUs), start + 0.25);
  const shares = lost ? [0, 0.5] : sharesOf(points);
  const percent = (seconds: number) => `${Math.round((seconds / pace.round) * 100_000) / 1_000}%`;
  const place = (share: number) => {
    const { x, y } = along(points, share);
    return `transform:translate(${short(x)}px,${short(y)}px)`;
  };
  const last = shares.at(-1) ?? 1;
  const steps = shares.map((share) => `${percent(start + (end - start) * (share / last))}{opacity:1;${place(share)}}`);
  return [
    `@keyframes ${name}{0%,${percent(Math.max(0, start - 0.01))}{opacity:0;${place(0)}}`,
    ...steps,
    `${percent(end + 0.25)},100%{opacity:0;${place(last)}}}`,
    `.${name}{animation-name:${name}}`,
  ].join('');
}

/** How much of the way lies behind each corner. */
function sharesOf(points: readonly Point[]): readonly number[] {
  const total = totalOf(points) || 1;
  let done = 0;
  return points.map((point, index) => {
    done += index === 0 ? 0 : lengthOf(points[index - 1] ?? point, point);
    return done / total;
  });
}

const COLOURS: Readonly<Record<RunMessage['kind'], ColourName>> = {
  command: 'accent',
  query: 'accent',
  event: 'channel',
  reply: 'ok',
  error: 'error',
  rejected: 'error',
  compensation: 'warning',
};

function mark({ kind, lost }: RunMessage, theme: Theme): string {
  const colour = inkOf(theme, lost ? 'error' : COLOURS[kind]).colour;
  const paper = inkOf(theme, 'canvas').colour;
  const sign = signOf(kind, lost);
  const body =
    kind === 'compensation'
      ? tag('rect', { x: -RADIUS, y: -RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, rx: 2, fill: colour, stroke: paper, 'stroke-width': 1.5 })
      : tag('circle', { r: kind === 'reply' ? RADIUS - 2 : RADIUS, fill: colour, stroke: paper, 'stroke-width': 1.5 });
  return sign === ''
    ? body
    : body + tag('path', { d: sign, fill: 'none', stroke: inkOf(theme, 'on-accent').colour, 'stroke-width': 1.75, 'stroke-linecap': 'round' });
}

function signOf(kind: RunMessage['kind'], lost: boolean): string {
  if (lost || kind === 'error' || kind === 'rejected') return 'M-2.5-2.5L2.5 2.5M-2.5 2.5L2.5-2.5';
  return kind === 'compensation' ? 'M1.5-3L-1.5 0L1.5 3' : '';
}
