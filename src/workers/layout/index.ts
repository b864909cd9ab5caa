export { createLayoutClient, type LayoutClient, type LayoutOptions } from './client.ts';
export type { LayoutWorker } from './engine.ts';
