import type { Node } from '@xyflow/react';
import type { Rect } from '../../../drawing/index.ts';
import { Signal } from '../stage/signal.ts';
import type { Stage } from '../stage/stage.ts';
import type { NearElements } from './near.ts';

/** An element; on the map a bounded context too. */
export type CanvasNodeType = Node<Record<string, never>, 'element' | 'context'>;

const NO_DATA: Record<string, never> = {};
/** What is held lies over everything else. */
const HELD = 1000;
const RESTING = 0;

/** What is part of the page, in the form that React Flow takes. A node whose box did not change keeps its identity. */
export class NodeList {
  readonly nodes = new Signal<CanvasNodeType[]>([]);
  private readonly stage: Stage;
  private readonly near: NearElements;
  private known = new Map<string, CanvasNodeType>();

  constructor(stage: Stage, near: NearElements) {
    this.stage = stage;
    this.near = near;
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
      stage.held.subscribe(this.list),
      () => near.stop(),
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
      const box = this.stage.shownBoxOf(id);
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
  };
}

function nodeAt(type: 'element' | 'context', id: string, { x, y, width, height }: Rect, zIndex: number, before: CanvasNodeType | undefined): CanvasNodeType {
  if (before && before.zIndex === zIndex && before.position.x === x && before.position.y === y && before.width === width && before.height === height)
    return before;
  return { id, type, position: { x, y }, width, height, measured: { width, height }, zIndex, data: NO_DATA, style: { pointerEvents: 'all' } };
}
