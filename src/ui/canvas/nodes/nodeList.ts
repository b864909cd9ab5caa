import type { Node } from '@xyflow/react';
import type { Point, Rect } from '../../../drawing/index.ts';
import { Signal } from '../stage/signal.ts';
import type { Stage } from '../stage/stage.ts';
import type { NearElements } from './near.ts';

/** An element; on the map a bounded context too. */
export type CanvasNodeType = Node<Record<string, never>, 'element' | 'context'>;

const NO_DATA: Record<string, never> = {};
/** What lies in it says what it is. */
const UNDESCRIBED = { 'aria-roledescription': undefined };
/** What is held lies over everything else. */
const HELD = 1000;
const RESTING = 0;

/** Puts an element of the page somewhere without a component in between. */
export type Put = (domId: string, at: Point) => void;

const putOnPage: Put = (domId, { x, y }) => {
  const node = document.getElementById(domId)?.parentElement;
  if (node) node.style.transform = `translate(${x}px,${y}px)`;
};

/**
 * What is part of the page, in the form that React Flow takes. A node whose box did not change keeps its identity. What is held is moved directly,
 * because a new list of nodes in each frame would cost more than everything else that is done for a drag.
 */
export class NodeList {
  readonly nodes = new Signal<CanvasNodeType[]>([]);
  private readonly stage: Stage;
  private readonly near: NearElements;
  private readonly put: Put;
  private known = new Map<string, CanvasNodeType>();
  /** What is not where React Flow put it. */
  private carried: ReadonlySet<string> = new Set();
  private frame = 0;

  constructor(stage: Stage, near: NearElements, put: Put = putOnPage) {
    this.stage = stage;
    this.near = near;
    this.put = put;
  }

  /** Follows the stage until the returned function is called. */
  follow(): () => void {
    const { stage, near } = this;
    const sceneChanged = (): void => near.follow(true);
    const stops = [
      stage.viewport.subscribe(() => near.follow()),
      stage.screen.subscribe(sceneChanged),
      stage.revision.subscribe(sceneChanged),
      stage.marks.subscribe(sceneChanged),
      near.mounted.subscribe(this.list),
      stage.revision.subscribe(this.list),
      stage.held.subscribe(() => {
        this.list();
        this.carry();
      }),
      () => near.stop(),
      () => cancelAnimationFrame(this.frame),
    ];
    near.follow(true);
    this.list();
    return () => {
      for (const stop of stops) stop();
    };
  }

  private readonly list = (): void => {
    const held = this.stage.held.get()?.boxes;
    const next = new Map<string, CanvasNodeType>();
    let same = true;
    for (const id of this.near.mounted.get()) {
      const box = this.boxFor(id, held?.get(id));
      if (!box) continue;
      const before = this.known.get(id);
      const type = this.stage.scene.boxes.contexts.has(id) ? 'context' : 'element';
      const node = nodeAt(type, id, box, held?.has(id) ? HELD : RESTING, before);
      if (node !== before) same = false;
      next.set(id, node);
    }
    if (same && next.size === this.known.size) return;
    this.known = next;
    this.nodes.set([...next.values()]);
    // What has only now become a part of the page is there after the next frame.
    if (held) this.frame = requestAnimationFrame(this.carry);
  };

  /** The box of a node: that in the design, as long as what is held only is elsewhere. */
  private boxFor(id: string, held: Rect | undefined): Rect | undefined {
    const { scene } = this.stage;
    const box = scene.boxOf(id);
    const stays = box && held && box.width === held.width && box.height === held.height;
    return stays ? scene.shownBox(id, box) : this.stage.shownBoxOf(id);
  }

  /** Puts what is held where it is held, and what is held no more back to where it stands. */
  private readonly carry = (): void => {
    const held = this.stage.held.get()?.boxes;
    const carried = held ? new Set([...held.keys()].filter((id) => this.known.has(id))) : NOTHING;
    for (const id of new Set([...this.carried, ...carried])) {
      const box = this.stage.shownBoxOf(id);
      if (box) this.put(this.stage.domId(id), box);
    }
    this.carried = carried;
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function nodeAt(type: 'element' | 'context', id: string, { x, y, width, height }: Rect, zIndex: number, before: CanvasNodeType | undefined): CanvasNodeType {
  if (before && before.zIndex === zIndex && before.position.x === x && before.position.y === y && before.width === width && before.height === height)
    return before;
  return {
    id,
    type,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    zIndex,
    data: NO_DATA,
    domAttributes: UNDESCRIBED,
    style: { pointerEvents: 'all' },
  };
}
