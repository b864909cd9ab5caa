import { bend, type FlowEnd, reconnect, reconnectTargets } from '../../../workspace/index.ts';
import type { Point } from '../../../drawing/index.ts';
import type { Held, Stage } from '../stage/stage.ts';
import { AutoPan } from './autoPan.ts';
import { type Gesture, hasTravelled } from './gesture.ts';
import { refuseFolded } from './connectGesture.ts';

/** Leads one end of a flow to another element. In empty space nothing changes. */
export class ReconnectGesture implements Gesture {
  private readonly stage: Stage;
  private readonly flowId: string;
  private readonly end_: FlowEnd;
  private readonly press: PointerEvent;
  private readonly autoPan: AutoPan;
  private last: PointerEvent;
  private travelled = false;

  constructor(stage: Stage, flowId: string, end: FlowEnd, press: PointerEvent) {
    this.stage = stage;
    this.flowId = flowId;
    this.end_ = end;
    this.press = press;
    this.last = press;
    this.autoPan = new AutoPan(stage, () => this.draw());
  }

  move(event: PointerEvent): void {
    this.last = event;
    this.travelled ||= hasTravelled(this.press, event);
    if (!this.travelled) return;
    this.autoPan.follow(event);
    this.draw();
  }

  end(event: PointerEvent): void {
    const { scene } = this.stage;
    const at = this.stage.pointOf(event);
    this.cancel();
    if (!this.travelled) return;
    const folded = scene.foldedAt(at);
    if (folded !== undefined) return refuseFolded(scene.design, folded);
    const over = scene.elementAt(at);
    if (over !== undefined) reconnect(this.flowId, this.end_, over);
  }

  cancel(): void {
    this.autoPan.stop();
    this.stage.connecting.set(undefined);
    this.stage.held.set(undefined);
  }

  private draw(): void {
    const { stage, flowId, end_: end } = this;
    const flow = stage.scene.design.flows[flowId];
    if (!flow) return this.cancel();
    const at = stage.pointOf(this.last);
    const over = stage.scene.elementAt(at);
    const target = over !== undefined && reconnectTargets(stage.scene.design, flowId, end).includes(over) ? over : undefined;
    // The line that is led elsewhere is taken off the picture below.
    stage.held.set({ boxes: NO_BOXES, flows: new Set([flowId]), guides: [], contextId: undefined });
    stage.connecting.set({
      fromId: end === 'from' ? flow.to : flow.from,
      at,
      target,
      refused: over !== undefined && target === undefined,
      flow: { id: flowId, end },
    });
  }
}

const NO_BOXES: Held['boxes'] = new Map();
const GRID = 8;

/** Leads the line of a flow through where the pointer is. */
export class BendGesture implements Gesture {
  private readonly stage: Stage;
  private readonly flowId: string;
  private readonly press: PointerEvent;
  private travelled = false;

  constructor(stage: Stage, flowId: string, press: PointerEvent) {
    this.stage = stage;
    this.flowId = flowId;
    this.press = press;
  }

  move(event: PointerEvent): void {
    this.travelled ||= hasTravelled(this.press, event);
    if (!this.travelled) return;
    const at = this.placeAt(event);
    this.stage.held.set({ boxes: new Map([[this.flowId, { ...at, width: 0, height: 0 }]]), flows: new Set([this.flowId]), guides: [], contextId: undefined });
  }

  end(event: PointerEvent): void {
    if (this.travelled) bend(this.flowId, this.placeAt(event));
    this.stage.held.set(undefined);
  }

  cancel(): void {
    this.stage.held.set(undefined);
  }

  /** On the grid; with Alt just there. */
  private placeAt(event: PointerEvent): Point {
    const { x, y } = this.stage.pointOf(event);
    const settle = (value: number): number => (event.altKey ? value : Math.round(value / GRID) * GRID);
    return { x: settle(x), y: settle(y) };
  }
}
