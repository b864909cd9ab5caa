import { beforeAll, expect, it, vi } from 'vitest';
import { colours, routeFlows } from '../../../drawing/index.ts';
import { sketch } from '../../../testing/index.ts';
import type { Frame } from '../../../workspace/index.ts';
import type { OverlayFrame } from '../../canvas/index.ts';
import { drawMarks } from './marks.ts';

const DESIGN = sketch(`
  web(client) -> orders(service): call #reached
  orders -> stock(service): call #waiting
  orders -> audit(service): call #standing
  grid web orders stock | . . audit
`);

/** A path that remembers of what it was made. */
class Made {
  readonly parts: string[];
  constructor(data?: string) {
    this.parts = data === undefined ? [] : [data];
  }
  addPath(path: Made): void {
    this.parts.push(...path.parts);
  }
  rect(): void {}
}

beforeAll(() => vi.stubGlobal('Path2D', Made));

// Of the canvas only this is needed, and all of it would want a page.
vi.mock('../../canvas/index.ts', () => ({ LABELS_FROM_ZOOM: 0.55 }));

it('lines that the run has not reached, or that take no part in it, are veiled, all at once', () => {
  const routes = routeFlows(DESIGN);
  const veils: number[] = [];
  const ctx = {
    globalAlpha: 1,
    strokeStyle: '',
    stroke: (path: Made) => ctx.strokeStyle === colours.light.canvas && veils.push(path.parts.filter((part) => !part.endsWith('Z')).length),
    restore: () => (ctx.globalAlpha = 1),
    ...Object.fromEntries(['save', 'clip', 'fill', 'fillRect', 'setLineDash'].map((name) => [name, () => undefined])),
  };
  const stage = {
    ink: colours.light,
    viewport: { x: 0, y: 0, zoom: 1 },
    boxOf: () => undefined,
    routeOf: (id: string) => routes.get(id),
    standInOf: (id: string) => id,
  } as unknown as OverlayFrame;
  const marks = ['reached', 'waiting'].map((flowId) => ({ flowId, reached: flowId === 'reached', active: false, rejected: false }));
  const frame = { elements: [], flows: marks } as unknown as Frame;
  drawMarks(ctx as unknown as CanvasRenderingContext2D, stage, frame, { elements: [], flows: ['standing'] }, []);
  expect(veils).toEqual([2]);
});

it('a line that a chosen line of the log speaks of stops at its word, with its word in its colour', () => {
  const design = sketch('web(client) -> orders(service): call #asks {label: asks}\n grid web orders');
  const routes = routeFlows(design);
  const done: string[] = [];
  const ctx = {
    strokeStyle: '',
    fillStyle: '',
    save: () => undefined,
    restore: () => undefined,
    clip: () => done.push('stops at the word'),
    stroke: () => done.push(ctx.strokeStyle === colours.dark['accent-halo'] ? 'glow' : ctx.strokeStyle === colours.dark.accent ? 'line' : ctx.strokeStyle),
    fill: () => done.push('head'),
    fillText: (words: string) => done.push(`${words} ${ctx.fillStyle === colours.dark.accent}`),
    setLineDash: () => undefined,
  };
  const stage = {
    ink: colours.dark,
    viewport: { x: 0, y: 0, zoom: 1 },
    boxOf: () => undefined,
    routeOf: (id: string) => routes.get(id),
    standInOf: (id: string) => id,
  } as unknown as OverlayFrame;
  drawMarks(ctx as unknown as CanvasRenderingContext2D, stage, { elements: [], flows: [] } as unknown as Frame, { elements: [], flows: [] }, ['asks']);
  expect(done).toEqual(['stops at the word', 'glow', 'stops at the word', 'line', 'head', 'asks true']);
});
