import { mark, t } from '../../language/index.ts';
import type { Design, Element, ElementKind } from '../../model/index.ts';

/** What is to be made: a kind, or a kind with some of its fields (`variant`, `role`, `name` …). */
export type ElementSeed = ElementKind | ({ readonly kind: ElementKind } & { readonly [field: string]: unknown });

const NAMES: { readonly [K in ElementKind]: string } = {
  client: mark('Client'),
  service: mark('Service'),
  monolith: mark('Monolith'),
  external: mark('External system'),
  gateway: mark('Gateway'),
  datastore: mark('Database'),
  channel: mark('Topic'),
  broker: mark('Broker'),
  registry: mark('Service registry'),
  scheduler: mark('Scheduler'),
  observability: mark('Observability'),
  mesh: mark('Service mesh'),
};

/** Names of the variants that people call by their own word. */
const VARIANT_NAMES: { readonly [variant: string]: string } = {
  web: mark('Web app'),
  mobile: mark('Mobile app'),
  partner: mark('Partner'),
  device: mark('Device'),
  'api-gateway': mark('API gateway'),
  bff: mark('Backend for frontend'),
  facade: mark('Facade'),
  'load-balancer': mark('Load balancer'),
  cache: mark('Cache'),
  search: mark('Search index'),
  'event-store': mark('Event store'),
  object: mark('Object store'),
  queue: mark('Queue'),
  stream: mark('Stream'),
};

/** A whole element from a seed, with a name that no other element has: until somebody types one, what it is, in the language that is shown. */
export function newElement(design: Design, seed: ElementSeed): Element {
  const fields = typeof seed === 'string' ? { kind: seed } : seed;
  const { name, variant } = fields as { readonly name?: unknown; readonly variant?: unknown };
  const wanted = typeof name === 'string' && name !== '' ? name : t((typeof variant === 'string' ? VARIANT_NAMES[variant] : undefined) ?? NAMES[fields.kind]);
  return { ...fields, name: freeName(design.elements, wanted) } as Element;
}

/** The name itself, or with the first number that makes it the only one: `Service 2`. */
export function freeName(records: { readonly [id: string]: { readonly name: string } }, wanted: string): string {
  const taken = new Set(Object.values(records).map((record) => record.name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

/** The gesture in which something is made and gets its first name. */
export const makingOf = (id: string): string => `make ${id}`;

/** What to call a record in a label: its name, or the beginning of its text. */
export function nameOf(design: Design, id: string): string {
  const named = design.elements[id] ?? design.contexts[id] ?? design.frames[id] ?? design.sagas[id] ?? design.messages[id] ?? design.teams[id];
  if (named) return named.name;
  const flow = design.flows[id];
  if (flow) return flow.label ?? `${design.elements[flow.from]?.name ?? '?'} → ${design.elements[flow.to]?.name ?? '?'}`;
  const relation = design.relations[id];
  if (relation) return `${nameOf(design, relation.upstream)} – ${nameOf(design, relation.downstream)}`;
  return design.notes[id]?.text.slice(0, 40) || 'item';
}
