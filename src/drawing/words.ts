import type { Design, Element, Flow } from '../model/index.ts';

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

/** The line under the name: technology first, then what tells most, two parts at most. "Kotlin · 3 instances". */
export function subtitleOf(element: Element, design: Design): string {
  return subtitleParts(element, design)
    .filter((part) => part !== undefined && part !== '')
    .slice(0, 2)
    .join(' · ');
}

function subtitleParts(element: Element, design: Design): readonly (string | undefined)[] {
  const { technology } = element;
  switch (element.kind) {
    case 'service':
    case 'monolith': {
      const whole = element.partOfId === undefined ? undefined : design.elements[element.partOfId];
      const role = element.role === undefined ? undefined : ROLE_WORDS[element.role];
      const instances = element.instances === undefined ? undefined : counted(element.instances, 'instance');
      const part = whole && `part of ${whole.name.replace(/ service$/i, '')}`;
      return [technology, part, role, instances, element.kind === 'monolith' ? 'monolith' : undefined].some(Boolean)
        ? [technology, part, role, instances]
        : [KIND_WORDS[element.kind]];
    }
    case 'gateway':
      return [technology, GATEWAY_WORDS[element.variant ?? ''] ?? (technology ? undefined : 'gateway')];
    case 'datastore':
      return [technology ?? element.engine ?? (element.variant ? STORE_WORDS[element.variant] : 'data store'), element.replicaOfId ? 'replica' : undefined];
    case 'channel':
      return [technology ?? channelWords(element.variant ?? 'channel', element.brokerId, design)];
    case 'broker':
      return [technology ?? element.engine ?? 'broker'];
    case 'client':
      return [technology ?? (element.variant ? CLIENT_WORDS[element.variant] : 'client')];
    case 'external':
      return [technology, 'external'];
    case 'registry':
    case 'scheduler':
    case 'observability':
    case 'mesh':
      return [technology ?? KIND_WORDS[element.kind]];
  }
}

function channelWords(variant: string, brokerId: string | undefined, design: Design): string {
  const broker = brokerId === undefined ? undefined : design.elements[brokerId];
  return broker?.kind === 'broker' ? `${broker.engine ?? broker.name} ${variant}` : variant;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The word on a flow: its own label, else what it carries or how it speaks. Empty where nothing is worth saying. */
export function labelOf(flow: Flow, design: Design): string {
  switch (flow.kind) {
    case 'call':
      return [flow.label ?? flow.operation, flow.protocol].filter(Boolean).join(' · ');
    case 'publish':
    case 'consume':
    case 'send':
      return flow.label ?? messageWords(flow.messageId, design);
    case 'access':
      return flow.label ?? flow.mode ?? '';
    case 'replicate':
      return flow.label ?? (flow.lagMs === undefined ? '' : `lag ${flow.lagMs} ms`);
  }
}

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
