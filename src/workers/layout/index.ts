export { createLayoutClient, type LayoutClient, type LayoutEngine, type LayoutOptions } from './client.ts';
export { gridLayout, type Places } from './places.ts';
