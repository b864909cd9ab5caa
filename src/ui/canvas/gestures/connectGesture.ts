import { inflate, type Point, size } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { addRelation, canConnect, connect, lens, notices, relationPartners, view } from '../../../workspace/index.ts';
import type { Design } from '../../../model/index.ts';
import type { Stage } from '../stage/stage.ts';
import { motionMs } from '../stage/motion.ts';
import { revealed } from '../stage/viewport.ts';
import { AutoPan } from './autoPan.ts';
import { type Gesture, hasTravelled } from './gesture.ts';
import { middleFor } from './newPlace.ts';

/** What is made keeps this far from the islands, in canvas pixels. */
const MARGIN = 24;

/**
 * Draws a flow from an element to the pointer, on the map a relation from a context. On the body of an element it is made if it is legal, and else a notice says why not; in
 * empty space a menu of new elements opens. A press that does not travel leaves the connection open: the next press ends it.
 */
export class ConnectGesture implements Gesture {
  private readonly stage: Stage;
  private readonly fromId: string;
  private readonly press: PointerEvent;
  private readonly autoPan: AutoPan;
  private travelled = false;
  private last: PointerEvent;

  constructor(stage: Stage, fromId: string, press: PointerEvent) {
    this.stage = stage;
    this.fromId = fromId;
    this.press = press;
    this.last = press;
    this.autoPan = new AutoPan(stage, () => this.draw());
    view.startConnect(fromId);
  }

  move(event: PointerEvent): void {
    this.last = event;
    this.travelled ||= hasTravelled(this.press, event);
    if (!this.travelled) return;
    this.autoPan.follow(event);
    this.draw();
  }

  end(event: PointerEvent): void {
    this.autoPan.stop();
    if (this.travelled) finishConnecting(this.stage, event);
  }

  cancel(): void {
    this.autoPan.stop();
    view.stopConnect();
  }

  private draw(): void {
    drawConnection(this.stage, this.fromId, this.last);
  }
}

/** Leads the loose end of a connection to the pointer. */
export function drawConnection(stage: Stage, fromId: string, event: { readonly clientX: number; readonly clientY: number }): void {
  const at = stage.pointOf(event);
  const { scene } = stage;
  const over = scene.isMap ? scene.partnerAt(at) : scene.elementAt(at);
  const legal = over !== undefined && (scene.isMap ? relationPartners(scene.design, fromId).includes(over) : canConnect(scene.design, fromId, over));
  const target = legal ? over : undefined;
  stage.connecting.set({ fromId, at, target, refused: over !== undefined && !legal && over !== fromId });
}

/** Ends a connection where the pointer is. */
export function finishConnecting(stage: Stage, event: { readonly clientX: number; readonly clientY: number }): void {
  const fromId = stage.connecting.get()?.fromId;
  if (fromId === undefined) return;
  const at = stage.pointOf(event);
  if (stage.scene.isMap) return finishRelating(stage, fromId, stage.scene.partnerAt(at));
  const over = stage.scene.elementAt(at);
  const folded = stage.scene.foldedAt(at);
  view.stopConnect();
  if (folded !== undefined) return refuseFolded(stage.scene.design, folded);
  if (over === undefined) {
    moveClear(stage, at, event);
    stage.looseEnd.set({ fromId, at: middleFor(stage, at) });
    return;
  }
  if (over === fromId && !canConnect(stage.scene.design, fromId, over)) return;
  const made = connect(fromId, over);
  if (!made.ok) for (const problem of made.problems) notices.show({ id: 'refused', tone: 'warning', title: problem.message });
}

/** A flow may be dropped on an island: the view pans as little as it takes for what is made there to stand beside it. */
function moveClear(stage: Stage, at: Point, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): void {
  if (document.elementFromPoint(clientX, clientY)?.closest('[data-canvas]')) return;
  const { width, height } = size.node;
  const box = inflate({ x: at.x - width / 2, y: at.y - height / 2, width, height }, MARGIN);
  stage.moveTo(revealed(box, stage.viewport.get(), stage.screen.get(), stage.insets), motionMs(180));
}

/** On the map nothing is made in empty space: what is related must be there. */
function finishRelating(stage: Stage, fromId: string, over: string | undefined): void {
  view.stopConnect();
  if (over === undefined || over === fromId) return;
  if (relationPartners(stage.scene.design, fromId).includes(over)) addRelation(fromId, over);
  else notices.show({ id: 'refused', tone: 'warning', title: t('One side of a relation is a bounded context.') });
}

/** A flow ends at an element, and one cannot see which: the context has to be opened first. */
export function refuseFolded(design: Design, id: string): void {
  const title = t('“{{name}}” is folded. Unfold it to connect to something in it.', { name: design.contexts[id]?.name ?? id });
  notices.show({ id: 'refused', tone: 'warning', title, actions: [{ label: t('Unfold'), run: () => lens.unfold([id]) }] });
}
