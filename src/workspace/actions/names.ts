import type { Design, Element, ElementKind } from '../../model/index.ts';

/** What is to be made: a kind, or a kind with some of its fields (`variant`, `role`, `name` …). */
export type ElementSeed = ElementKind | ({ readonly kind: ElementKind } & { readonly [field: string]: unknown });

const NAMES: { readonly [K in ElementKind]: string } = {
  client: 'Client',
  service: 'Service',
  monolith: 'Monolith',
  external: 'External system',
  gateway: 'Gateway',
  datastore: 'Database',
  channel: 'Topic',
  broker: 'Broker',
  registry: 'Service registry',
  scheduler: 'Scheduler',
  observability: 'Observability',
  mesh: 'Service mesh',
};

/** Names of the variants that people call by their own word. */
const VARIANT_NAMES: { readonly [variant: string]: string } = {
  web: 'Web app',
  mobile: 'Mobile app',
  partner: 'Partner',
  device: 'Device',
  'api-gateway': 'API gateway',
  bff: 'Backend for frontend',
  facade: 'Facade',
  'load-balancer': 'Load balancer',
  cache: 'Cache',
  search: 'Search index',
  'event-store': 'Event store',
  object: 'Object store',
  queue: 'Queue',
  stream: 'Stream',
};

/** A whole element from a seed, with a name that no other element has. */
export function newElement(design: Design, seed: ElementSeed): Element {
  const fields = typeof seed === 'string' ? { kind: seed } : seed;
  const { name, variant } = fields as { readonly name?: unknown; readonly variant?: unknown };
  const wanted = typeof name === 'string' && name !== '' ? name : ((typeof variant === 'string' ? VARIANT_NAMES[variant] : undefined) ?? NAMES[fields.kind]);
  return { ...fields, name: freeName(design.elements, wanted) } as Element;
}

/** The name itself, or with the first number that makes it the only one: `Service 2`. */
export function freeName(records: { readonly [id: string]: { readonly name: string } }, wanted: string): string {
  const taken = new Set(Object.values(records).map((record) => record.name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

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
