import { FLOW_KINDS, type Element, type ElementKind, type FlowKind } from './schema/index.ts';

export type Legality = { readonly legal: true } | Illegality;

export interface Illegality {
  readonly legal: false;
  /** A sentence for the person who draws. */
  readonly reason: string;
  /** The same for other languages: the element that is at the wrong end, what it is, and what would belong there; the latter two of {@link LEGALITY_WORDS}. */
  readonly name: string;
  readonly what: string;
  /** Missing where the flow would lead back to where it starts. */
  readonly rule?: string;
}

const PROCESSES: readonly ElementKind[] = ['client', 'gateway', 'service', 'monolith', 'scheduler', 'external'];
const INFRASTRUCTURE: readonly ElementKind[] = ['registry', 'observability', 'mesh'];
const STORES: readonly ElementKind[] = ['datastore'];
const PIPES: readonly ElementKind[] = ['channel', 'broker'];
const RECEIVERS: readonly ElementKind[] = ['service', 'monolith', 'external'];

interface Ends {
  readonly from: readonly ElementKind[];
  readonly to: readonly ElementKind[];
  /** What such a flow is, for the reason of a refusal. */
  readonly verb: string;
  readonly fromWords: string;
  readonly toWords: string;
}

/**
 * What has a meaning is legal, good or bad: a client that reads a database can be drawn, and a rule says why not to.
 * A row says where a kind of flow may start and end.
 */
const ENDS: Readonly<Record<FlowKind, Ends>> = {
  call: {
    from: [...PROCESSES, ...INFRASTRUCTURE],
    to: ['service', 'gateway', 'monolith', 'external', ...INFRASTRUCTURE],
    verb: 'call',
    fromWords: 'something that runs: a client, gateway, service, monolith, scheduler or external system',
    toWords: 'something that answers: a service, gateway, monolith or external system',
  },
  publish: {
    from: PROCESSES,
    to: PIPES,
    verb: 'publish',
    fromWords: 'something that runs: a client, gateway, service, monolith, scheduler or external system',
    toWords: 'a channel or a broker',
  },
  consume: {
    from: PIPES,
    to: ['service', 'monolith', 'external', 'client', 'gateway'],
    verb: 'consume',
    fromWords: 'a channel or a broker',
    toWords: 'a service, monolith, external system, client or gateway',
  },
  send: {
    from: ['service', 'monolith'],
    to: RECEIVERS,
    verb: 'send',
    fromWords: 'a service or a monolith',
    toWords: 'a service, monolith or external system',
  },
  access: {
    from: [...PROCESSES, ...INFRASTRUCTURE],
    to: STORES,
    verb: 'access',
    fromWords: 'something that runs, such as a service',
    toWords: 'a datastore',
  },
  replicate: { from: STORES, to: STORES, verb: 'replicate', fromWords: 'a datastore', toWords: 'another datastore' },
};

const ARTICLE: Readonly<Record<ElementKind, string>> = {
  client: 'a client',
  service: 'a service',
  monolith: 'a monolith',
  external: 'an external system',
  gateway: 'a gateway',
  datastore: 'a datastore',
  channel: 'a channel',
  broker: 'a broker',
  registry: 'a registry',
  scheduler: 'a scheduler',
  observability: 'an observability back end',
  mesh: 'a service mesh',
};

/**
 * Says whether a flow of this kind has a meaning between the two elements, and if not, why, in a sentence for the person who draws.
 * Both arguments being the same record means a flow to itself; only a call may be one.
 */
export function legalFlow(kind: FlowKind, from: Element, to: Element): Legality {
  const ends = ENDS[kind];
  if (!ends.from.includes(from.kind)) {
    return misplaced(from, startRule(ends));
  }
  if (!ends.to.includes(to.kind)) {
    return misplaced(to, endRule(ends));
  }
  if (from === to && kind !== 'call') {
    const reason = `“${from.name}” cannot ${ends.verb} to itself; only a call may lead back to where it starts.`;
    return { legal: false, reason, name: from.name, what: ARTICLE[from.kind] };
  }
  return { legal: true };
}

const misplaced = ({ name, kind }: Element, rule: string): Illegality => ({
  legal: false,
  reason: `“${name}” is ${ARTICLE[kind]}; ${rule}.`,
  name,
  what: ARTICLE[kind],
  rule,
});

const startRule = ({ verb, fromWords }: Ends): string => `${article(verb)} flow starts at ${fromWords}`;
const endRule = ({ verb, toWords }: Ends): string => `${article(verb)} flow ends at ${toWords}`;

const article = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

/** The kinds of flow that may be drawn between the two elements, the likeliest first; empty where nothing has a meaning. */
export function legalFlowKinds(from: Element, to: Element): FlowKind[] {
  return FLOW_KINDS.filter((kind) => legalFlow(kind, from, to).legal);
}

/** What a refusal may say of an element and of the ends of a flow. */
export const LEGALITY_WORDS: readonly string[] = [...Object.values(ARTICLE), ...Object.values(ENDS).flatMap((ends) => [startRule(ends), endRule(ends)])];
