import { emptyDesign, seededRandom, type Design, type Element, type Flow } from '../../src/model/index.ts';

/**
 * A design as a large company might really have it: contexts of twelve elements (services with a store each, a topic), calls mostly downwards in their
 * own context and a few to the next ones, most of them with timeouts and breakers, some without, and dead letters for most topics. Longest chains stay short. The same arguments give the same design.
 */
export function layeredDesign({ elements, flows, seed = 'layered' }: { elements: number; flows: number; seed?: string }): Design {
  const random = seededRandom(seed);
  const boxes: Record<string, Element> = {};
  const contexts: Record<string, { name: string }> = {};
  const lines: Record<string, Flow> = {};
  const count = Math.ceil(elements / 12);
  for (let i = 0; i < elements; i++) {
    const contextId = `c-${Math.floor(i / 12)}`;
    contexts[contextId] ??= { name: `Context ${Math.floor(i / 12)}` };
    boxes[`e-${i}`] = boxAt(i, contextId, random);
  }
  for (let i = 0; i < flows; i++) lines[`f-${i}`] = lineAt(i, elements, count, random);
  return { ...emptyDesign('Layered'), contexts, elements: boxes, flows: lines };
}

/** Takes the dead letters of nearly all topics. */
const DEAD_LETTERS = 11;

/** Places 0 to 6 are services, 7 to 10 their stores, 11 a topic. */
function boxAt(i: number, contextId: string, random: () => number): Element {
  const place = i % 12;
  const common = { name: `Element ${i}`, contextIds: [contextId] };
  if (i === DEAD_LETTERS) return { kind: 'channel', variant: 'queue', ...common };
  if (place === 11) return { kind: 'channel', variant: 'topic', ...common, ...(random() < 0.95 && { deadLetterChannelId: `e-${DEAD_LETTERS}` }) };
  if (place > 6) return { kind: 'datastore', variant: 'relational', ...common };
  return { kind: 'service', latency: { p50: 10, p99: 20 + Math.floor(random() * 80) }, ...common };
}

function lineAt(i: number, elements: number, contexts: number, random: () => number): Flow {
  const context = i % contexts;
  const at = (inContext: number, place: number) => `e-${Math.min(elements - 1, inContext * 12 + place)}`;
  const service = Math.floor(random() * 7);
  const from = at(context, service);
  const roll = random();
  if (roll < 0.3) return { kind: 'access', from, to: at(context, 7 + (service % 4)), mode: 'read-write', schemas: [`table_${service}`] };
  if (roll < 0.45) return { kind: 'publish', from, to: at(context, 11), outbox: 'transactional-outbox' };
  if (roll < 0.6) return { kind: 'consume', from: at(context, 11), to: at((context + 1 + Math.floor(random() * 5)) % contexts, service), idempotent: true };
  const policies = random() < 0.9 ? { timeout: { ms: 1_000 - service * 100 }, circuitBreaker: {} } : {};
  if (roll < 0.9 && service < 6) return { kind: 'call', from, to: at(context, service + 1), ...policies };
  return { kind: 'call', from: at(context, 0), to: at(context + 1 < contexts ? context + 1 : context, 6), ...policies };
}
