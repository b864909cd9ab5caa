import { mark, t, wordTable } from '../../../language/index.ts';
import type { Design, ElementKind, FlowKind } from '../../../model/index.ts';
import { legalNeighbours, type Neighbour } from '../../../workspace/index.ts';

/** One row of the menu of new elements. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Other words by which it may be looked for. */
  readonly words: string;
  readonly seed: { readonly kind: ElementKind; readonly variant?: string };
  /** How it will be connected; none where it is made by itself. */
  readonly neighbour?: Neighbour;
  /** What the flow will be, seen from where it starts: "calls". */
  readonly flowWord?: string;
}

interface Offer {
  readonly label: string;
  readonly words: string;
  readonly kind: ElementKind;
  readonly variant?: string;
}

/** In the order in which they are offered where all are legal. */
const OFFERS: readonly Offer[] = [
  { label: mark('Service'), words: mark('microservice'), kind: 'service' },
  { label: mark('Database'), words: mark('store relational sql postgres'), kind: 'datastore', variant: 'relational' },
  { label: mark('Topic'), words: mark('channel event kafka'), kind: 'channel', variant: 'topic' },
  { label: mark('Queue'), words: mark('channel command rabbitmq sqs'), kind: 'channel', variant: 'queue' },
  { label: mark('Cache'), words: mark('store redis'), kind: 'datastore', variant: 'cache' },
  { label: mark('External system'), words: mark('third party provider'), kind: 'external' },
  { label: mark('API gateway'), words: mark('edge'), kind: 'gateway', variant: 'api-gateway' },
  { label: mark('Backend for frontend'), words: mark('bff gateway'), kind: 'gateway', variant: 'bff' },
  { label: mark('Document store'), words: mark('database mongodb'), kind: 'datastore', variant: 'document' },
  { label: mark('Search index'), words: mark('store elasticsearch'), kind: 'datastore', variant: 'search' },
  { label: mark('Event store'), words: mark('database event sourcing'), kind: 'datastore', variant: 'event-store' },
  { label: mark('Stream'), words: mark('channel'), kind: 'channel', variant: 'stream' },
  { label: mark('Monolith'), words: mark('legacy'), kind: 'monolith' },
  { label: mark('Web client'), words: mark('browser'), kind: 'client', variant: 'web' },
  { label: mark('Mobile app'), words: mark('client phone'), kind: 'client', variant: 'mobile' },
  { label: mark('Scheduler'), words: mark('cron job'), kind: 'scheduler' },
  { label: mark('Broker'), words: mark('kafka rabbitmq'), kind: 'broker' },
  { label: mark('Service registry'), words: mark('discovery'), kind: 'registry' },
  { label: mark('Observability'), words: mark('traces logs metrics'), kind: 'observability' },
  { label: mark('Service mesh'), words: mark('sidecar'), kind: 'mesh' },
];

const OUT: Readonly<Record<FlowKind, string>> = wordTable({
  call: 'calls',
  publish: 'publishes to',
  consume: 'is consumed by',
  send: 'sends to',
  access: 'reads and writes',
  replicate: 'replicates to',
});
const IN: Readonly<Record<FlowKind, string>> = wordTable({
  call: 'is called by',
  publish: 'gets from',
  consume: 'consumes',
  send: 'receives from',
  access: 'is used by',
  replicate: 'is a copy of',
});

/** What may be made at the loose end of a flow from this element: first what the flow leads to, then what it could come from. Anything where there is no flow. */
export function choicesFor(design: Design, fromId: string | undefined): readonly Choice[] {
  if (fromId === undefined) return OFFERS.map(rowOf);
  const neighbours = new Map(legalNeighbours(design, fromId).map((neighbour) => [neighbour.kind, neighbour]));
  const choices = OFFERS.flatMap((offer): Choice[] => {
    const neighbour = neighbours.get(offer.kind);
    if (!neighbour) return [];
    return [{ ...rowOf(offer), neighbour, flowWord: (neighbour.outgoing ? OUT : IN)[neighbour.flow] }];
  });
  return [...choices.filter((choice) => choice.neighbour?.outgoing), ...choices.filter((choice) => !choice.neighbour?.outgoing)];
}

function rowOf({ label, words, kind, variant }: Offer): Choice {
  const seed = { kind, ...(variant === undefined ? {} : { variant }) };
  return { key: `${kind}-${variant ?? ''}`, label: t(label), words: `${words} ${t(words)}`, seed };
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
