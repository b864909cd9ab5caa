export { createLayoutClient, type LayoutClient, type LayoutOptions, type LayoutWorker } from './client.ts';
