import type { Design, ElementKind, FlowKind } from '../../../model/index.ts';
import { legalNeighbours, type Neighbour } from '../../../workspace/index.ts';

/** One row of the menu of new elements. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Other words by which it may be looked for. */
  readonly words: string;
  readonly seed: { readonly kind: ElementKind; readonly variant?: string };
  readonly neighbour: Neighbour;
  /** What the flow will be, seen from where it starts: "calls". */
  readonly flowWord: string;
}

interface Offer {
  readonly label: string;
  readonly words: string;
  readonly kind: ElementKind;
  readonly variant?: string;
}

/** In the order in which they are offered where all are legal. */
const OFFERS: readonly Offer[] = [
  { label: 'Service', words: 'microservice', kind: 'service' },
  { label: 'Database', words: 'store relational sql postgres', kind: 'datastore', variant: 'relational' },
  { label: 'Topic', words: 'channel event kafka', kind: 'channel', variant: 'topic' },
  { label: 'Queue', words: 'channel command rabbitmq sqs', kind: 'channel', variant: 'queue' },
  { label: 'Cache', words: 'store redis', kind: 'datastore', variant: 'cache' },
  { label: 'External system', words: 'third party provider', kind: 'external' },
  { label: 'API gateway', words: 'edge', kind: 'gateway', variant: 'api-gateway' },
  { label: 'Backend for frontend', words: 'bff gateway', kind: 'gateway', variant: 'bff' },
  { label: 'Document store', words: 'database mongodb', kind: 'datastore', variant: 'document' },
  { label: 'Search index', words: 'store elasticsearch', kind: 'datastore', variant: 'search' },
  { label: 'Event store', words: 'database event sourcing', kind: 'datastore', variant: 'event-store' },
  { label: 'Stream', words: 'channel', kind: 'channel', variant: 'stream' },
  { label: 'Monolith', words: 'legacy', kind: 'monolith' },
  { label: 'Web client', words: 'browser', kind: 'client', variant: 'web' },
  { label: 'Mobile app', words: 'client phone', kind: 'client', variant: 'mobile' },
  { label: 'Scheduler', words: 'cron job', kind: 'scheduler' },
  { label: 'Broker', words: 'kafka rabbitmq', kind: 'broker' },
  { label: 'Service registry', words: 'discovery', kind: 'registry' },
  { label: 'Observability', words: 'traces logs metrics', kind: 'observability' },
  { label: 'Service mesh', words: 'sidecar', kind: 'mesh' },
];

const OUT: Readonly<Record<FlowKind, string>> = {
  call: 'calls',
  publish: 'publishes to',
  consume: 'is consumed by',
  send: 'sends to',
  access: 'reads and writes',
  replicate: 'replicates to',
};
const IN: Readonly<Record<FlowKind, string>> = {
  call: 'is called by',
  publish: 'gets from',
  consume: 'consumes',
  send: 'receives from',
  access: 'is used by',
  replicate: 'is a copy of',
};

/** What may be made at the loose end of a flow from this element: first what the flow leads to, then what it could come from. */
export function choicesFor(design: Design, fromId: string): readonly Choice[] {
  const neighbours = new Map(legalNeighbours(design, fromId).map((neighbour) => [neighbour.kind, neighbour]));
  const choices = OFFERS.flatMap((offer): Choice[] => {
    const neighbour = neighbours.get(offer.kind);
    if (!neighbour) return [];
    const seed = { kind: offer.kind, ...(offer.variant === undefined ? {} : { variant: offer.variant }) };
    const flowWord = (neighbour.outgoing ? OUT : IN)[neighbour.flow];
    return [{ key: `${offer.kind}-${offer.variant ?? ''}`, label: offer.label, words: offer.words, seed, neighbour, flowWord }];
  });
  return [...choices.filter((choice) => choice.neighbour.outgoing), ...choices.filter((choice) => !choice.neighbour.outgoing)];
}

/** The choices that a typed text means: those whose name begins with it, then those in which a word does. */
export function matching(choices: readonly Choice[], query: string): readonly Choice[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return choices;
  const begins = choices.filter((choice) => choice.label.toLocaleLowerCase().startsWith(wanted));
  const holds = choices.filter(
    (choice) =>
      !begins.includes(choice) &&
      `${choice.label} ${choice.words}`
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
  );
  return [...begins, ...holds];
}
