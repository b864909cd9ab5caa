/** The canvas. Only this room knows React Flow. */
export { Canvas } from './Canvas.tsx';
export { CanvasAnchor, type AnchorPlace } from './overlays/CanvasAnchor.tsx';
export { CanvasCard } from './overlays/CanvasCard.tsx';
export { CanvasCallout } from './overlays/CanvasCallout.tsx';
export { CanvasOverlay, type DrawOverlay, type OverlayFrame } from './overlays/CanvasOverlay.tsx';
export { lineWords } from './nodes/describe.ts';
export { LABELS_FROM_ZOOM } from './paint/labels.ts';
export type { Viewport } from './stage/viewport.ts';
