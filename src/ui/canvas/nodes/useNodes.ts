import { useEffect, useMemo, useRef, useState } from 'react';
import type { Rect } from '../../../drawing/index.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import type { ElementNodeType } from './ElementNode.tsx';
import { NearElements } from './near.ts';

const NO_DATA: Record<string, never> = {};

/** The elements near the viewport in the form that React Flow takes. A node whose box did not change keeps its identity. */
export function useNodes(): { nodes: ElementNodeType[]; near: NearElements } {
  const stage = useStage();
  const [near] = useState(() => new NearElements(stage));
  const known = useRef(new Map<string, ElementNodeType>());
  const mounted = useSignal(near.mounted);
  const revision = useSignal(stage.revision);
  const held = useSignal(stage.held);

  useEffect(() => {
    const stops = [
      stage.viewport.subscribe(() => near.follow()),
      stage.screen.subscribe(() => near.follow(true)),
      stage.revision.subscribe(() => near.follow(true)),
      stage.marks.subscribe(() => near.follow(true)),
    ];
    near.follow(true);
    return () => {
      for (const stop of stops) stop();
      near.dispose();
    };
  }, [stage, near]);

  // `revision` and `held` say that boxes may have changed, which no argument shows.
  const nodes = useMemo(() => {
    const next = new Map<string, ElementNodeType>();
    for (const id of mounted) {
      const box = stage.boxOf(id);
      if (box) next.set(id, nodeAt(id, box, known.current.get(id)));
    }
    known.current = next;
    return [...next.values()];
  }, [stage, mounted, revision, held]);
  return { nodes, near };
}

function nodeAt(id: string, { x, y, width, height }: Rect, before: ElementNodeType | undefined): ElementNodeType {
  if (before && before.position.x === x && before.position.y === y && before.width === width && before.height === height) return before;
  return {
    id,
    type: 'element',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    data: NO_DATA,
    style: { pointerEvents: 'all' },
  };
}
