import { ReactFlow, ReactFlowProvider, type NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { t } from '../../language/index.ts';
import { useDesign, useView } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import css from './Canvas.module.css';
import { useDropIn } from './gestures/useDropIn.ts';
import { useGestures } from './gestures/useGestures.ts';
import { Layers } from './layers/Layers.tsx';
import { describeSelection } from './nodes/describe.ts';
import { ContextNode } from './nodes/ContextNode.tsx';
import { ElementNode } from './nodes/ElementNode.tsx';
import type { CanvasNodeType } from './nodes/nodeList.ts';
import { useNodes } from './nodes/useNodes.ts';
import { Overlays } from './overlays/Overlays.tsx';
import { feed } from './stage/feeds.ts';
import { Stage } from './stage/stage.ts';
import { StageContext, useStage } from './stage/StageContext.ts';
import { MAXIMUM_ZOOM, MINIMUM_ZOOM } from './stage/viewport.ts';
import { useViewportOwner } from './stage/useViewportOwner.ts';
import { useFocusRing } from './useFocusRing.ts';

const NODE_TYPES: NodeTypes = { element: ElementNode, context: ContextNode };
const NO_EDGES: never[] = [];
/** What React Flow would say of its own keys, which are off: our elements say what they are by themselves. */
const UNSAID = { 'node.a11yDescription.default': '', 'node.a11yDescription.keyboardDisabled': '', 'edge.a11yDescription.default': '' };
const MIDDLE_BUTTON = [1];
const LEFT_AND_MIDDLE = [0, 1];

/**
 * The canvas: the open design, to be looked at and changed. Fills its parent. `children` lie on it: see `CanvasOverlay` and `CanvasAnchor`.
 *
 * React Flow owns the view (pan, zoom, wheel, pinch) and the elements near it; everything else is drawn on layers of our own.
 */
export function Canvas({ children }: { children?: ReactNode }) {
  const [stage] = useState(() => new Stage(useDesign.getState().design));
  return (
    <StageContext value={stage}>
      <ReactFlowProvider>
        <Surface>{children}</Surface>
      </ReactFlowProvider>
    </StageContext>
  );
}

function Surface({ children }: { children: ReactNode }) {
  const stage = useStage();
  const root = useRef<HTMLDivElement>(null);
  const tool = useView((state) => state.tool);
  const { nodes, near } = useNodes();
  useEffect(() => feed(stage), [stage]);
  useViewportOwner(root);
  const cursor = useGestures(root);
  useDropIn(root);
  useFocusRing(root);
  useEffectsAtOnce();
  useLayoutEffect(() => root.current?.querySelector('.react-flow')?.setAttribute('role', 'presentation'), []);
  return (
    <div
      ref={root}
      className={css.surface}
      role="application"
      aria-label={t('Canvas')}
      aria-roledescription={t('diagram')}
      aria-describedby="canvas-selection"
      tabIndex={0}
      style={{ cursor }}
      data-canvas=""
    >
      <Layers near={near}>
        <ReactFlow<CanvasNodeType>
          className={css.flow}
          nodes={nodes}
          edges={NO_EDGES}
          nodeTypes={NODE_TYPES}
          minZoom={MINIMUM_ZOOM}
          maxZoom={MAXIMUM_ZOOM}
          panOnDrag={tool === 'hand' ? LEFT_AND_MIDDLE : MIDDLE_BUTTON}
          panActivationKeyCode="Space"
          panOnScroll
          panOnScrollSpeed={1}
          zoomOnPinch
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          deleteKeyCode={null}
          zoomActivationKeyCode={['Control', 'Meta']}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          ariaLabelConfig={UNSAID}
          autoPanOnNodeFocus={false}
          proOptions={HIDE_ATTRIBUTION}
        />
      </Layers>
      <Overlays>{children}</Overlays>
      <SelectionSpoken />
    </div>
  );
}

/** Carries the effects of the first drawing out before the browser shows it: there is nothing to be seen without them, and a frame would be lost. */
function useEffectsAtOnce(): void {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  // React is done with what an update leaves to do before it begins the next one, and one that is asked for here comes at once.
  useLayoutEffect(drawAgain, [drawAgain]);
}

const HIDE_ATTRIBUTION = { hideAttribution: true };

/**
 * What is selected, or how to begin where nothing is: the canvas points to it, so that it is read out when the canvas gets the focus. While it has the focus,
 * another selection is said; elsewhere what has the focus speaks for itself.
 */
function SelectionSpoken() {
  const selection = useView((state) => state.selection);
  const words = useDesign((state) => describeSelection(state.design, selection));
  const drawing = useView(({ mode }) => mode === 'design');
  const first = useRef(true);
  useEffect(() => {
    const { activeElement } = document;
    if (words !== '' && !first.current && (activeElement === document.body || activeElement?.matches('[data-canvas]'))) announce(words);
    first.current = false;
  }, [words, selection]);
  return (
    <p id="canvas-selection" className="visually-hidden">
      {words === '' && drawing ? t('Nothing is selected. Alt with an arrow key goes to an element; in the outline, O, everything can be done.') : words}
    </p>
  );
}
