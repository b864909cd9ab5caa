import { createRoot } from 'react-dom/client';
import { Excalidraw, type ExcalidrawApi } from 'peer:excalidraw';
import 'peer:excalidraw.css';
import { boxesOf, centreOf, type Rect } from '../../../../src/drawing/index.ts';
import type { Design } from '../../../../src/model/index.ts';
import type { Prepare } from './subject.ts';

/** A box with its name for each element, and an arrow bound to its two ends for each flow. */
export const prepare: Prepare = async (design, { x, y, zoom }) => {
  const elements = sceneOf(design);
  let api: ExcalidrawApi | undefined;
  return {
    show: (root) =>
      createRoot(root).render(
        <div style={{ height: '100%' }}>
          <Excalidraw
            excalidrawAPI={(given) => (api = given)}
            initialData={{ elements, appState: { scrollX: x / zoom, scrollY: y / zoom, zoom: { value: zoom } }, scrollToContent: false }}
          />
        </div>,
      ),
    isShown: () => api?.getSceneElements().length === elements.length,
  };
};

const COMMON = {
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 1,
  strokeStyle: 'solid',
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId: null,
  roundness: null,
  seed: 1,
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  updated: 1,
  link: null,
  locked: false,
};

function sceneOf(design: Design): object[] {
  const boxes = boxesOf(design).elements;
  const arrowsAt = new Map<string, { id: string; type: 'arrow' }[]>();
  const arrows = Object.entries(design.flows).flatMap(([id, { from, to }]) => {
    const start = boxes.get(from);
    const end = boxes.get(to);
    if (!start || !end || from === to) return [];
    for (const at of [from, to]) arrowsAt.set(at, [...(arrowsAt.get(at) ?? []), { id, type: 'arrow' }]);
    return [arrow(id, [from, start], [to, end])];
  });
  const parts = [...boxes].flatMap(([id, box]) => {
    const name = design.elements[id]?.name ?? '';
    return [rectangle(id, box, arrowsAt.get(id) ?? []), label(id, box, name)];
  });
  return [...parts, ...arrows];
}

const rectangle = (id: string, { x, y, width, height }: Rect, arrows: readonly object[]): object => ({
  ...COMMON,
  id,
  type: 'rectangle',
  x,
  y,
  width,
  height,
  backgroundColor: '#ffffff',
  roundness: { type: 3 },
  boundElements: [{ id: `${id}-name`, type: 'text' }, ...arrows],
});

const label = (id: string, box: Rect, text: string): object => ({
  ...COMMON,
  id: `${id}-name`,
  type: 'text',
  x: box.x + 40,
  y: box.y + 22,
  width: box.width - 80,
  height: 18,
  text,
  originalText: text,
  fontSize: 14,
  fontFamily: 2,
  lineHeight: 1.25,
  textAlign: 'center',
  verticalAlign: 'middle',
  containerId: id,
  autoResize: true,
  boundElements: null,
});

function arrow(id: string, [from, start]: readonly [string, Rect], [to, end]: readonly [string, Rect]): object {
  const a = centreOf(start);
  const b = centreOf(end);
  return {
    ...COMMON,
    id,
    type: 'arrow',
    x: a.x,
    y: a.y,
    width: Math.abs(b.x - a.x),
    height: Math.abs(b.y - a.y),
    points: [
      [0, 0],
      [b.x - a.x, b.y - a.y],
    ],
    lastCommittedPoint: null,
    startBinding: { elementId: from, focus: 0, gap: 1 },
    endBinding: { elementId: to, focus: 0, gap: 1 },
    startArrowhead: null,
    endArrowhead: 'arrow',
    elbowed: false,
    boundElements: null,
  };
}
