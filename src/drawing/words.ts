import type { Design, Element, Flow } from '../model/index.ts';
import { shapeOf, textWidth } from './shapes.ts';
import { size } from './sizes.ts';
import { averageText } from './text.ts';

/**
 * Says a word of a picture, with values in the places of it. Exported pictures are in English; the canvas says it in the language that is shown. What
 * stands behind the bar of a word tells it from the same word elsewhere, and is not said.
 */
export type SayWord = (word: string, values?: Readonly<Record<string, string | number>>) => string;

export const inEnglish: SayWord = (word, values) => {
  const plain = word.endsWith(BEHIND_BAR) ? word.slice(0, -BEHIND_BAR.length) : word;
  return values === undefined ? plain : plain.replaceAll(PLACE, (_, place: string) => String(values[place] ?? ''));
};

const BEHIND_BAR = '|picture';
const PLACE = /\{\{(\w+)\}\}/g;

/** Words for roles where they stand under a name; a business service needs none. */
const ROLE_WORDS: Readonly<Record<string, string>> = {
  orchestrator: 'orchestrator',
  'query-side': 'query side',
  'command-side': 'command side',
  projection: 'projection',
  'anti-corruption-layer': 'anti-corruption',
  edge: 'edge',
  composite: 'composite',
  adapter: 'adapter',
  function: 'function',
  reporting: 'reporting',
};

const GATEWAY_WORDS: Readonly<Record<string, string>> = { 'api-gateway': 'API gateway', bff: 'BFF', facade: 'facade', 'load-balancer': 'load balancer' };

const STORE_WORDS: Readonly<Record<string, string>> = {
  relational: 'relational',
  document: 'documents',
  'key-value': 'key-value',
  column: 'columns',
  search: 'search index',
  graph: 'graph',
  'event-store': 'event store',
  cache: 'cache',
  object: 'objects',
};

const CLIENT_WORDS: Readonly<Record<string, string>> = { web: 'web client', mobile: 'mobile app', partner: 'partner system', device: 'device' };

const MODE_WORDS: Readonly<Record<string, string>> = { read: 'read', write: 'write', 'read-write': 'read-write' };
/** Where there is no room for the words. */
const SHORT_READ_WRITE = 'r/w';

const CHANNEL_WORDS: Readonly<Record<string, string>> = { topic: 'topic', queue: 'queue', stream: 'stream', channel: 'channel' };

const ONE_INSTANCE = '1 instance|picture';
const INSTANCES = '{{many}} instances|picture';
const PART_OF = 'part of {{name}}|picture';
const OF_BROKER = '{{broker}} {{channel}}|picture';
const EXTERNAL = 'external|picture';
const REPLICA = 'replica|picture';
const LAG = 'lag {{lag}} ms|picture';

const ofPicture = (word: string): string => word + BEHIND_BAR;

/** Every word that may stand under a name or on a flow, beside those for kinds. */
export const PICTURE_WORDS: readonly string[] = [
  ...[ROLE_WORDS, GATEWAY_WORDS, STORE_WORDS, CLIENT_WORDS, CHANNEL_WORDS, MODE_WORDS].flatMap((words) => Object.values(words).map(ofPicture)),
  ONE_INSTANCE,
  INSTANCES,
  PART_OF,
  OF_BROKER,
  EXTERNAL,
  REPLICA,
  LAG,
  ofPicture(SHORT_READ_WRITE),
];

/** The kind of an element in a word, lower case, as it is said aloud: "Order service, service". */
export const KIND_WORDS: Readonly<Record<Element['kind'], string>> = {
  client: 'client',
  service: 'service',
  monolith: 'monolith',
  external: 'external system',
  gateway: 'gateway',
  datastore: 'data store',
  channel: 'channel',
  broker: 'broker',
  registry: 'service registry',
  scheduler: 'scheduler',
  observability: 'observability',
  mesh: 'service mesh',
};

/** The line under the name: technology first, then what tells most, two parts at most, the second only where it has room. "Kotlin · 3 instances". */
export function subtitleOf(element: Element, design: Design, say: SayWord = inEnglish): string {
  const parts = subtitleParts(element, design, say).filter((part) => part !== undefined && part !== '');
  const both = parts.slice(0, 2).join(' · ');
  const { fontSize, weight } = size.subtitle;
  // Average widths, not measured ones, so that the page and the exported picture say the same.
  return averageText(both, fontSize, weight) <= textWidth(shapeOf(element), size.node.width) ? both : (parts[0] ?? '');
}

function subtitleParts(element: Element, design: Design, say: SayWord): readonly (string | undefined)[] {
  const { technology } = element;
  const word = (words: Readonly<Record<string, string>>, name = ''): string | undefined => {
    const found = words[name];
    return found === undefined ? undefined : say(ofPicture(found));
  };
  const kind = say(KIND_WORDS[element.kind]);
  switch (element.kind) {
    case 'service':
    case 'monolith': {
      const whole = element.partOfId === undefined ? undefined : design.elements[element.partOfId];
      const role = word(ROLE_WORDS, element.role);
      const instances = element.instances === undefined ? undefined : instancesWords(element.instances, say);
      const part = whole && say(PART_OF, { name: whole.name.replace(/ service$/i, '') });
      const told = [technology, part, role, instances].filter(Boolean);
      return told.length === 0 || element.kind === 'monolith' ? [...told, kind] : told;
    }
    case 'gateway':
      return [technology, word(GATEWAY_WORDS, element.variant) ?? (technology ? undefined : kind)];
    case 'datastore':
      return [technology ?? element.engine ?? (element.variant ? word(STORE_WORDS, element.variant) : kind), element.replicaOfId ? say(REPLICA) : undefined];
    case 'channel':
      return [technology ?? channelWords(word(CHANNEL_WORDS, element.variant ?? 'channel') ?? '', element.brokerId, design, say)];
    case 'broker':
      return [technology ?? element.engine ?? kind];
    case 'client':
      return [technology ?? (element.variant ? word(CLIENT_WORDS, element.variant) : kind)];
    case 'external':
      return [technology, say(EXTERNAL)];
    case 'registry':
    case 'scheduler':
    case 'observability':
    case 'mesh':
      return [technology ?? kind];
  }
}

function channelWords(channel: string, brokerId: string | undefined, design: Design, say: SayWord): string {
  const broker = brokerId === undefined ? undefined : design.elements[brokerId];
  return broker?.kind === 'broker' ? say(OF_BROKER, { broker: broker.engine ?? broker.name, channel }) : channel;
}

const instancesWords = (many: number, say: SayWord): string => (many === 1 ? say(ONE_INSTANCE) : say(INSTANCES, { many }));

/** The word on a flow: its own label, else what it carries or how it speaks. Empty where nothing is worth saying. */
export const labelOf = (flow: Flow, design: Design, say: SayWord = inEnglish): string => labelsOf(flow, design, say)[0] ?? '';

/** The word on a flow and shorter ones for where it has no room, the fullest first; none where nothing is worth saying. */
export function labelsOf(flow: Flow, design: Design, say: SayWord = inEnglish): readonly string[] {
  switch (flow.kind) {
    case 'call': {
      const parts = [flow.label ?? flow.operation, flow.protocol].filter((part) => part !== undefined && part !== '');
      return parts.length === 2 ? [parts.join(' · '), parts[0] ?? ''] : parts.flatMap((part) => part ?? []);
    }
    case 'publish':
    case 'consume':
    case 'send':
      return nonEmpty(flow.label ?? messageWords(flow.messageId, design));
    case 'access':
      return flow.label === undefined && flow.mode !== undefined ? modeWords(flow.mode, say) : nonEmpty(flow.label);
    case 'replicate':
      return nonEmpty(flow.label ?? (flow.lagMs === undefined ? '' : say(LAG, { lag: flow.lagMs })));
  }
}

function modeWords(mode: string, say: SayWord): readonly string[] {
  const words = say(ofPicture(MODE_WORDS[mode] ?? mode));
  return mode === 'read-write' ? [words, say(ofPicture(SHORT_READ_WRITE))] : [words];
}

const nonEmpty = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [text]);

function messageWords(messageId: string | undefined, design: Design): string {
  const message = messageId === undefined ? undefined : design.messages[messageId];
  if (!message) return '';
  return message.version !== undefined && message.version > 1 ? `${message.name} v${message.version}` : message.name;
}

/** True for flows whose sender does not wait: they are dashed and end in an open head. */
export function isAsynchronous(flow: Pick<Flow, 'kind'>): boolean {
  switch (flow.kind) {
    case 'call':
    case 'access':
      return false;
    case 'publish':
    case 'consume':
    case 'send':
    case 'replicate':
      return true;
  }
}
