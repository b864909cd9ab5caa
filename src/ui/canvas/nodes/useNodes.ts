import { useEffect, useState } from 'react';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import { NearElements } from './near.ts';
import { type CanvasNodeType, NodeList } from './nodeList.ts';

/** The elements that are part of the page, and what decides which they are. */
export function useNodes(): { nodes: CanvasNodeType[]; near: NearElements } {
  const stage = useStage();
  const [{ near, list }] = useState(() => {
    const elements = new NearElements(stage);
    return { near: elements, list: new NodeList(stage, elements) };
  });
  useEffect(() => list.follow(), [list]);
  return { nodes: useSignal(list.nodes), near };
}
