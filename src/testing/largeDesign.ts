import { emptyDesign, seededRandom, type Design, type Element, type Flow, type LayoutEntry } from '../model/index.ts';

/**
 * A valid design of a given size for measurements: services, stores and channels in contexts of twenty, laid out on a grid,
 * and flows that mostly stay inside a context. The same arguments give the same design.
 */
export function largeDesign({ elements, flows, seed = 'large' }: { elements: number; flows: number; seed?: string }): Design {
  const random = seededRandom(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const contexts: Record<string, { name: string }> = {};
  const boxes: Record<string, Element> = {};
  const places: Record<string, LayoutEntry> = {};
  const lines: Record<string, Flow> = {};
  const columns = Math.max(1, Math.ceil(Math.sqrt(elements)));
  for (let i = 0; i < elements; i++) {
    const contextId = `context-${Math.floor(i / 20)}`;
    contexts[contextId] ??= { name: `Context ${Math.floor(i / 20)}` };
    boxes[`e-${i}`] = elementAt(i, contextId);
    places[`e-${i}`] = { x: (i % columns) * 260, y: Math.floor(i / columns) * 160 };
  }
  for (let i = 0; elements > 1 && i < flows; i++) {
    const from = pick(elements);
    const near = random() < 0.8 ? Math.min(elements - 1, Math.floor(from / 20) * 20 + pick(20)) : pick(elements);
    const flow = flowBetween(from, near) ?? { kind: 'call', from: 'e-0', to: 'e-1' };
    lines[`f-${i}`] = flow;
  }
  return { ...emptyDesign('Large'), contexts, elements: boxes, flows: lines, layout: places };
}

function elementAt(index: number, contextId: string): Element {
  const common = { name: `Element ${index}`, contextIds: [contextId] };
  if (index % 5 === 3) return { kind: 'datastore', variant: 'relational', ...common };
  if (index % 10 === 9) return { kind: 'channel', variant: 'topic', ...common };
  return { kind: 'service', technology: 'Kotlin', ...common };
}

function flowBetween(from: number, to: number): Flow | undefined {
  const kindOf = (index: number) => elementAt(index, '').kind;
  const ends = { from: `e-${from}`, to: `e-${to}` };
  if (kindOf(from) === 'service') {
    if (kindOf(to) === 'service') return { kind: 'call', protocol: 'REST', ...ends };
    return kindOf(to) === 'datastore' ? { kind: 'access', mode: 'read-write', ...ends } : { kind: 'publish', ...ends };
  }
  if (kindOf(from) === 'channel' && kindOf(to) === 'service') return { kind: 'consume', ...ends };
  return undefined;
}
