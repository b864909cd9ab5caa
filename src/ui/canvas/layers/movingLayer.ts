import { type Point, type Rect, type Route, unionOf } from '../../../drawing/index.ts';
import type { NearElements } from '../nodes/near.ts';
import { type Brush, inkOf } from '../paint/brush.ts';
import { paintContext, paintContextTitle } from '../paint/contexts.ts';
import { paintElement, paintElementHalo } from '../paint/elements.ts';
import { paintFlows } from '../paint/flows.ts';
import { paintFolded } from '../paint/folded.ts';
import { paintPicture } from '../paint/picture.ts';
import { paintLooseRelation } from '../paint/relations.ts';
import type { Guide, Held, Stage } from '../stage/stage.ts';
import { toScreen, visibleRect } from '../stage/viewport.ts';
import { resize } from './sheet.ts';

/** More flows than this are not routed again while their ends move; they come back at the drop. */
const ROUTED_WHILE_MOVING = 400;
const NO_ROUTES: ReadonlyMap<string, Route> = new Map();
/** Words, badges, heads and glows reach this far beyond what they belong to. */
const ROOM_AROUND = 140;
/** The canvas grows in steps, because a new size means a new surface. */
const GROWS_BY = 256;

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
    const { zoom } = this.stage.viewport.get();
    const routes = this.heldRoutes();
    const patch = this.patchAround(routes);
    const ratio = globalThis.devicePixelRatio || 1;
    growTo(this.canvas, patch, ratio);
    this.canvas.style.transform = `translate(${patch.x}px,${patch.y}px)`;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const shifted = { x: this.stage.viewport.get().x - patch.x, y: this.stage.viewport.get().y - patch.y, zoom };
    const origin = { x: ratio * shifted.x, y: ratio * shifted.y };
    ctx.setTransform(ratio * zoom, 0, 0, ratio * zoom, origin.x, origin.y);
    const theme = this.stage.theme.get();
    const brush: Brush = { ctx, ink: inkOf(theme), dark: theme === 'dark', zoom, scale: ratio * zoom, origin, area: visibleRect(shifted, patch) };
    const held = this.stage.held.get();
    this.paintTarget(brush);
    if (held) this.paintHeld(brush, held, routes);
    this.paintConnection(brush);
    for (const guide of held?.guides ?? this.stage.hovering.get()?.guides ?? []) paintGuide(brush, guide);
  };

  private heldRoutes(): ReadonlyMap<string, Route> {
    const held = this.stage.held.get();
    if (!held || held.flows.size > ROUTED_WHILE_MOVING) return NO_ROUTES;
    // A line whose end is led elsewhere is drawn to the pointer.
    if (this.stage.connecting.get()?.flow) return NO_ROUTES;
    return this.stage.scene.previewRoutes(held.flows, held.boxes);
  }

  /** The part of the screen in which something moves, in whole pixels: drawing the whole screen in every frame costs more than what moves. */
  private patchAround(routes: ReadonlyMap<string, Route>): Rect {
    const { stage } = this;
    const held = stage.held.get();
    const connecting = stage.connecting.get();
    const target = stage.target.get();
    const points = [...routes.values()].flatMap((route) => route.points);
    const guides = (held?.guides ?? stage.hovering.get()?.guides ?? []).flatMap(({ from, to }) => [from, to]);
    const boxes = [connecting?.fromId, target].flatMap((id) => (id === undefined ? [] : (stage.shownBoxOf(id) ?? [])));
    const sketched = connecting?.target === undefined ? [] : (stage.scene.sketch(connecting.fromId, connecting.target) ?? []);
    const relations = stage.scene.isMap || stage.scene.relations.routes.size > 0;
    const screen = stage.screen.get();
    const whole = { x: 0, y: 0, ...screen };
    const around = unionOf([
      ...(held?.boxes.values() ?? []),
      ...boxes,
      ...[...points, ...guides, ...sketched, ...(connecting?.at ? [connecting.at] : [])].map(asRect),
    ]);
    if (!around || relations) return whole;
    const viewport = stage.viewport.get();
    const corner = toScreen(around, viewport);
    const room = ROOM_AROUND * Math.max(1, viewport.zoom);
    const left = Math.max(0, Math.floor(corner.x - room));
    const top = Math.max(0, Math.floor(corner.y - room));
    const end = Math.min(screen.width, Math.ceil(corner.x + around.width * viewport.zoom + room));
    const low = Math.min(screen.height, Math.ceil(corner.y + around.height * viewport.zoom + room));
    return end <= left || low <= top ? { x: 0, y: 0, width: 1, height: 1 } : { x: left, y: top, width: end - left, height: low - top };
  }

  private paintHeld(brush: Brush, held: Held, routes: ReadonlyMap<string, Route>): void {
    const { scene } = this.stage;
    const part = (boxes: ReadonlyMap<string, Rect>) => [...held.boxes].filter(([id]) => boxes.has(id) && scene.shows(id));
    paintPicture(brush, {
      design: scene.design,
      marks: this.stage.marks.get(),
      frames: part(scene.boxes.frames),
      contexts: scene.isMap ? [] : part(scene.boxes.contexts).filter(([id]) => !scene.isFolded(id)),
      farNames: scene.farNames(brush.zoom),
      notes: part(scene.boxes.notes),
      elements: part(scene.boxes.elements),
      folded: part(scene.boxes.contexts).flatMap(([id, box]) => (scene.isFolded(id) ? [[id, scene.shownBox(id, box)] as const] : [])),
      relations: scene.relations.preview(held.boxes),
      relationLook: scene.isMap ? 'plain' : 'quiet',
      flows: [...routes],
      mounted: new Set(this.near.mounted.get()),
      grounds: scene.isMap ? [] : [...scene.boxes.contexts].flatMap(([id, box]) => (scene.isFolded(id) ? [] : [box])),
      sheets: scene.isMap ? [] : [...scene.boxes.frames].flatMap(([id, box]) => (held.boxes.has(id) ? [] : [box])),
    });
  }

  /** Where the movement would end: an element or a context. Their usual picture is on the layer below, or part of the page. */
  private paintTarget(brush: Brush): void {
    const id = this.stage.target.get();
    const box = id === undefined ? undefined : this.stage.shownBoxOf(id);
    if (id === undefined || !box) return;
    const { design } = this.stage.scene;
    const marks = { ...this.stage.marks.get(), target: id };
    const context = design.contexts[id];
    const element = design.elements[id];
    // On the map contexts are part of the page and show it themselves.
    if (context && this.stage.scene.isFolded(id)) paintFolded(brush, id, context, box, marks);
    else if (context && !this.stage.scene.isMap) {
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
    const back = connecting.flow?.end === 'from';
    const [start, end] = back ? [connecting.target, connecting.fromId] : [connecting.fromId, connecting.target];
    const sketched = start === undefined || end === undefined ? undefined : scene.sketch(start, end);
    const loose = looseLine(from, connecting.at);
    const points = sketched ?? (back ? loose.toReversed() : loose);
    paintFlows(brush, [{ points, fromSide: 'right', toSide: 'left', asynchronous: false, label: undefined }], 'active');
  }
}

const asRect = (point: Point): Rect => ({ ...point, width: 0, height: 0 });

/** Makes a canvas at least as large as `patch`; larger ones stay, unless they are far too large. */
function growTo(canvas: HTMLCanvasElement, patch: Rect, ratio: number): void {
  const step = (length: number): number => Math.ceil(length / GROWS_BY) * GROWS_BY;
  const [width, height] = [step(patch.width), step(patch.height)];
  const [nowWidth, nowHeight] = [canvas.width / ratio, canvas.height / ratio];
  const fits = nowWidth >= width && nowHeight >= height && nowWidth * nowHeight <= 2 * width * height;
  if (!fits) resize(canvas, width, height, ratio);
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
