import { type Point, type Rect, type Route } from '../../../drawing/index.ts';
import type { NearElements } from '../nodes/near.ts';
import { type Brush, inkOf } from '../paint/brush.ts';
import { paintContext, paintContextTitle } from '../paint/contexts.ts';
import { paintElement, paintElementHalo } from '../paint/elements.ts';
import { paintFlows } from '../paint/flows.ts';
import { paintPicture } from '../paint/picture.ts';
import { paintLooseRelation } from '../paint/relations.ts';
import type { Guide, Held, Stage } from '../stage/stage.ts';
import { visibleRect } from '../stage/viewport.ts';
import { resize } from './baseLayer.ts';

/** More flows than this are not routed again while their ends move; they come back at the drop. */
const ROUTED_WHILE_MOVING = 400;

/** The small layer of what moves: elements that are held, their flows, guides, and the line of a connection that is being drawn. Hidden otherwise. */
export class MovingLayer {
  private readonly canvas: HTMLCanvasElement;
  private readonly stage: Stage;
  private readonly near: NearElements;
  private frame = 0;
  private readonly stops: (() => void)[];

  constructor(canvas: HTMLCanvasElement, stage: Stage, near: NearElements) {
    this.canvas = canvas;
    this.stage = stage;
    this.near = near;
    this.stops = [stage.held, stage.connecting, stage.hovering, stage.target, stage.viewport, stage.theme].map((signal) => signal.subscribe(this.request));
    this.draw();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.frame);
  }

  private readonly request = (): void => {
    if (this.frame === 0 && (this.isNeeded() || !this.canvas.hidden)) this.frame = requestAnimationFrame(this.draw);
  };

  private isNeeded(): boolean {
    return this.stage.held.get() !== undefined || this.stage.connecting.get()?.at !== undefined || this.stage.hovering.get() !== undefined;
  }

  private readonly draw = (): void => {
    this.frame = 0;
    this.canvas.hidden = !this.isNeeded();
    const ctx = this.canvas.getContext('2d');
    if (!ctx || this.canvas.hidden) return;
    const { width, height } = this.stage.screen.get();
    const { x, y, zoom } = this.stage.viewport.get();
    const ratio = globalThis.devicePixelRatio || 1;
    resize(this.canvas, width, height, ratio);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
    const theme = this.stage.theme.get();
    const brush: Brush = { ctx, ink: inkOf(theme), dark: theme === 'dark', zoom, scale: ratio * zoom, area: visibleRect({ x, y, zoom }, { width, height }) };
    const held = this.stage.held.get();
    this.paintTarget(brush);
    if (held) this.paintHeld(brush, held);
    this.paintConnection(brush);
    for (const guide of held?.guides ?? this.stage.hovering.get()?.guides ?? []) paintGuide(brush, guide);
  };

  private paintHeld(brush: Brush, held: Held): void {
    const { scene } = this.stage;
    const part = (boxes: ReadonlyMap<string, Rect>) => [...held.boxes].filter(([id]) => boxes.has(id) && scene.shows(id));
    const routes = held.flows.size <= ROUTED_WHILE_MOVING ? scene.previewRoutes(held.flows, held.boxes) : new Map<string, Route>();
    paintPicture(brush, {
      design: scene.design,
      marks: this.stage.marks.get(),
      contexts: scene.isMap ? [] : part(scene.boxes.contexts),
      notes: part(scene.boxes.notes),
      elements: part(scene.boxes.elements),
      relations: scene.relations.preview(held.boxes),
      relationLook: scene.isMap ? 'plain' : 'quiet',
      flows: [...routes],
      mounted: new Set(this.near.mounted.get()),
      grounds: scene.isMap ? [] : [...scene.boxes.contexts.values()],
    });
  }

  /** Where the movement would end: an element or a context. Their usual picture is on the layer below, or part of the page. */
  private paintTarget(brush: Brush): void {
    const id = this.stage.target.get();
    const box = id === undefined ? undefined : this.stage.boxOf(id);
    if (id === undefined || !box) return;
    const { design } = this.stage.scene;
    const marks = { ...this.stage.marks.get(), target: id };
    const context = design.contexts[id];
    const element = design.elements[id];
    // On the map contexts are part of the page and show it themselves.
    if (context && !this.stage.scene.isMap) {
      paintContext(brush, id, box, marks);
      paintContextTitle(brush, context, box);
    }
    if (!element) return;
    paintElementHalo(brush, id, element, box, marks);
    if (!this.near.mounted.get().includes(id)) paintElement(brush, id, element, box, design, marks);
  }

  private paintConnection(brush: Brush): void {
    const connecting = this.stage.connecting.get();
    const from = connecting && this.stage.shownBoxOf(connecting.fromId);
    if (!connecting?.at || !from) return;
    const { scene } = this.stage;
    if (scene.isMap) {
      const way = connecting.target === undefined ? undefined : scene.relations.sketch(connecting.fromId, connecting.target);
      return paintLooseRelation(brush, way ?? looseLine(from, connecting.at));
    }
    const sketched = connecting.target === undefined ? undefined : scene.sketch(connecting.fromId, connecting.target);
    const points = sketched ?? looseLine(from, connecting.at);
    paintFlows(brush, [{ points, fromSide: 'right', toSide: 'left', asynchronous: false, label: undefined }], 'active');
  }
}

/** From the nearest side of a box to the pointer, with one bend where it is not straight ahead. */
function looseLine(from: Rect, to: Point): Point[] {
  const middle = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const dx = to.x - middle.x;
  const dy = to.y - middle.y;
  const across = Math.abs(dx) * from.height >= Math.abs(dy) * from.width;
  const start = across ? { x: dx >= 0 ? from.x + from.width : from.x, y: middle.y } : { x: middle.x, y: dy >= 0 ? from.y + from.height : from.y };
  const turn = across ? { x: (start.x + to.x) / 2, y: start.y } : { x: start.x, y: (start.y + to.y) / 2 };
  const turned = across ? { x: turn.x, y: to.y } : { x: to.x, y: turn.y };
  return Math.abs(across ? dy : dx) < 2 ? [start, across ? { x: to.x, y: start.y } : { x: start.x, y: to.y }] : [start, turn, turned, to];
}

function paintGuide({ ctx, ink, zoom }: Brush, { from, to }: Guide): void {
  ctx.save();
  ctx.strokeStyle = ink.accent;
  ctx.lineWidth = 1 / zoom;
  ctx.setLineDash([3 / zoom, 3 / zoom]);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.restore();
}
