import type { Direction } from '../../workspace/index.ts';

/** How keys walk along the flows: comes with the canvas, on which they do. */
export const walking: { along?: (direction: Direction) => void } = {};
