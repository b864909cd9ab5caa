import { labelOf } from '../../drawing/index.ts';
import type { Design, Element, Flow } from '../../model/index.ts';
import { mermaidText } from './text.ts';

/** What GitHub draws: beyond this it shows an error instead of a diagram. Mermaid's `maxTextSize` and `maxEdges`. */
export const MOST_CHARACTERS = 50_000;
export const MOST_EDGES = 500;

/** A diagram may yet get a theme in front. */
const ROOM_FOR_THEME = 100;

/** Whether GitHub draws a text of this length. */
export const fitsLength = (text: string): boolean => text.length <= MOST_CHARACTERS - ROOM_FOR_THEME;

/** Opening and closing of the shape that says what kind an element is. */
const SHAPES: Readonly<Record<Element['kind'], readonly [string, string]>> = {
  client: ['(', ')'],
  service: ['[', ']'],
  monolith: ['[[', ']]'],
  external: ['([', '])'],
  gateway: ['{{', '}}'],
  datastore: ['[(', ')]'],
  channel: ['[/', '/]'],
  broker: ['[\\', '\\]'],
  registry: ['[/', '\\]'],
  scheduler: ['[\\', '/]'],
  observability: ['>', ']'],
  mesh: ['{', '}'],
};

/** `orders["Order service"]`, with a second line if there is one. */
export function nodeText(id: string, element: Element, below = ''): string {
  const [open, close] = SHAPES[element.kind];
  return `${id}${open}"${mermaidText(element.name)}${below === '' ? '' : `<br/>${mermaidText(below)}`}"${close}`;
}

/** `|"charge"|`, or nothing where the flow has no word. */
export function edgeLabel(flow: Flow, design: Design): string {
  const label = labelOf(flow, design).trim();
  return label === '' ? '' : `|"${mermaidText(label)}"|`;
}
