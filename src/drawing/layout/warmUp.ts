import { type Design, emptyDesign, type Flow } from '../../model/index.ts';
import { apartGraph } from './graph.ts';
import type { LayoutEngine } from './layout.ts';

const CONTEXTS = 4;
const MEMBERS = 12;

/**
 * Has an engine lay out a design of some fifty elements, so that a large one that comes later finds its code compiled: the first large layout of a fresh
 * engine takes twice as long as any other. Rejects when the engine gives up.
 */
export async function warmUp(engine: LayoutEngine): Promise<void> {
  const design = sample();
  const ids = new Set([...Object.keys(design.contexts), ...Object.keys(design.elements)]);
  await engine.layout(apartGraph(design, ids).graph);
}

/** Each element calls the next one and some further on, in its own context and in the next: long ways, turns and crossings, as in any large design. */
function sample(): Design {
  const contexts: Record<string, Design['contexts'][string]> = {};
  const elements: Record<string, Design['elements'][string]> = {};
  const flows: Record<string, Flow> = {};
  const nth = (index: number): string => `e-${index % (CONTEXTS * MEMBERS)}`;
  for (let index = 0; index < CONTEXTS * MEMBERS; index++) {
    const context = `c-${Math.floor(index / MEMBERS)}`;
    contexts[context] ??= { name: context };
    elements[nth(index)] = { kind: 'service', name: nth(index), contextIds: [context] };
    for (const step of [1, 5, 7, MEMBERS]) flows[`f-${index}-${step}`] = { kind: 'call', from: nth(index), to: nth(index + step) };
  }
  return { ...emptyDesign(''), contexts, elements, flows };
}
