import { type Design, type Element, type ElementKind, emptyDesign, type Flow, type FlowKind, legalFlowKinds, type Problem } from '../../model/index.ts';
import { idGiver, nameFrom } from '../names.ts';
import { unknownOfElement, unknownOfFlow } from '../unknowns.ts';
import type { DrawnEdge, DrawnNode, Picture } from './picture.ts';
import { shown } from './source.ts';
import { say, term } from '../../speech/index.ts';

/** Words in a name that say what a plain box stands for. */
const TELLING: readonly (readonly [RegExp, ElementKind])[] = [
  [/\b(?:api|edge)?[- ]?gateway\b|\bbff\b|\bload[- ]?balancer\b|\bingress\b/i, 'gateway'],
  [
    /(?:\b|_|-)(?:db|database|datastore|data store|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|dynamodb|cassandra|elasticsearch|s3|cache|warehouse)\b/i,
    'datastore',
  ],
  [/\b(?:topic|queue|stream|event bus|message bus|events)\b/i, 'channel'],
  [/\b(?:kafka|rabbitmq|activemq|sqs|sns|nats|pulsar|broker)\b/i, 'broker'],
  [/\b(?:user|customer|browser|client|web ?app|web ?shop|mobile(?: app)?|frontend|front[- ]end|spa|ios|android)\b/i, 'client'],
  [/\bmonolith\b/i, 'monolith'],
  [/\b(?:identity|auth(?:entication)?) provider\b/i, 'service'],
  [/\b(?:external|third[- ]party|3rd[- ]party|provider|stripe|paypal|adyen|braintree|twilio|sendgrid|mailgun|mailchimp|salesforce)\b/i, 'external'],
  [/\b(?:eureka|consul|zookeeper|service registry)\b/i, 'registry'],
  [/\b(?:prometheus|grafana|jaeger|zipkin|kibana|datadog|otel|opentelemetry)\b/i, 'observability'],
];

/** Names of services that a system stands on, and that nobody builds for one design. */
const GROUND = /\b(?:keycloak|okta|auth0|cognito|identity ?server|(?:identity|auth(?:entication)?) provider|idp|vault|config server)\b/i;

/** What a picture says in our terms: groups are bounded contexts, shapes and names tell kinds, solid lines are calls and dashed ones messages. */
export function designFrom(picture: Picture, name: string, problems: Problem[]): Design {
  const giveId = idGiver('mermaid');
  const groupIds = new Set([...picture.nodes.values()].flatMap(({ groupId }) => (groupId === undefined ? [] : [groupId])));
  const contextOf = new Map([...picture.groups.values()].filter(({ id }) => groupIds.has(id)).map(({ id }) => [id, giveId(id)] as const));
  // A subgraph that an edge points at is read as a node of the same name; the group remains.
  const nodes = [...picture.nodes.values()].filter(({ id }) => !picture.groups.has(id));
  const idOf = new Map(nodes.map(({ id }) => [id, giveId(id)] as const));
  const elements = new Map(nodes.map((node) => [idOf.get(node.id) ?? node.id, elementFrom(node, picture, contextOf)] as const));
  const base = emptyDesign(name);
  return {
    ...base,
    meta: { ...base.meta, origin: 'imported' },
    contexts: Object.fromEntries([...contextOf].map(([group, id]) => [id, { name: nameFrom(picture.groups.get(group)?.text ?? '', 'Unnamed') }])),
    elements: Object.fromEntries(elements),
    flows: Object.fromEntries(flowsFrom(picture, idOf, elements, giveId, problems)),
  };
}

function elementFrom(node: DrawnNode, picture: Picture, contextOf: ReadonlyMap<string, string>): Element {
  const kind = kindOf(node, picture);
  const name = nameFrom(node.text, nameFrom(node.id, 'Unnamed'));
  const contextId = node.groupId === undefined ? undefined : contextOf.get(node.groupId);
  const home = contextId === undefined ? {} : { contextIds: [contextId] };
  const operations =
    kind === 'service' || kind === 'monolith' ? node.operations.slice(0, 100).map((operation) => ({ name: nameFrom(operation, 'Unnamed') })) : [];
  const ground = kind === 'service' && GROUND.test(name) ? { infrastructure: true } : {};
  const stated = [...(contextId === undefined ? [] : ['contextIds']), ...(operations.length === 0 ? [] : ['operations']), ...Object.keys(ground)];
  return { kind, name, ...home, ...(operations.length === 0 ? {} : { operations }), ...ground, ...unknownOfElement(kind, stated) } as Element;
}

function kindOf(node: DrawnNode, picture: Picture): ElementKind {
  switch (node.shape) {
    case 'cylinder':
      return 'datastore';
    case 'hexagon':
      return brokerByName(node) ?? 'gateway';
    case 'slant-right':
      return 'channel';
    case 'slant-left':
      return 'broker';
    case 'stadium':
      return 'external';
    case 'person':
      return 'client';
    case 'trapezoid':
      return 'registry';
    case 'trapezoid-upside-down':
      return 'scheduler';
    case 'round':
      return toldByName(node) ?? (picture.edges.some(({ to }) => to === node.id) ? 'service' : 'client');
    case 'subroutine':
      return toldByName(node) ?? 'monolith';
    case 'box':
    case 'circle':
    case 'rhombus':
    case 'flag':
      return toldByName(node) ?? 'service';
    default:
      return node.shape satisfies never;
  }
}

/** What a name ends with that is software of ours, whoever it is for: a "Customer API", a "Mobile worker". */
const OURS = /\b(?:api|backend|server|worker|processor|engine|job|scheduler|handler|manager|index|search|store|rules|consumer|importer|exporter)s?$/i;

/** "Customer service" is a service, whatever its first word, and a "Stripe adapter" one of ours. */
function toldByName({ text, id }: DrawnNode): ElementKind | undefined {
  if (/\b(?:service(?! registry\b)|adapter|connector)\b/i.test(text)) return undefined;
  const kind = TELLING.find(([words]) => words.test(text) || words.test(id))?.[1];
  return kind === 'client' && OURS.test(text.trim()) ? undefined : kind;
}

/** Others draw brokers and topics as hexagons too; only a name that says so is believed. */
function brokerByName(node: DrawnNode): ElementKind | undefined {
  const kind = toldByName(node);
  return kind === 'broker' || kind === 'channel' ? kind : undefined;
}

const PROTOCOLS = ['REST', 'gRPC', 'GraphQL', 'WebSocket', 'SOAP'] as const;
const MODES = ['read', 'write', 'read-write'] as const;

function flowsFrom(
  picture: Picture,
  idOf: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, Element>,
  giveId: (wanted: string) => string,
  problems: Problem[],
): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  const seen = new Map<string, Set<string>>();
  for (const edge of picture.edges) {
    const flow = flowFrom(edge, idOf, elements, problems);
    if (flow === undefined) continue;
    const pair = `${flow.kind} ${flow.from} ${flow.to}`;
    const texts = seen.get(pair) ?? new Set();
    if (texts.has(edge.text)) continue;
    seen.set(pair, texts.add(edge.text));
    flows.set(giveId(`${flow.from}-${flow.to}`), flow);
  }
  return flows;
}

function flowFrom(edge: DrawnEdge, idOf: ReadonlyMap<string, string>, elements: ReadonlyMap<string, Element>, problems: Problem[]): Flow | undefined {
  const from = idOf.get(edge.from);
  const to = idOf.get(edge.to);
  const source = from === undefined ? undefined : elements.get(from);
  const target = to === undefined ? undefined : elements.get(to);
  const [between, and] = [shown(edge.from), shown(edge.to)];
  const leave = (message: string): undefined => {
    problems.push({ path: '', line: edge.line, message, severity: 'warning' });
  };
  if (from === undefined || to === undefined || source === undefined || target === undefined)
    return leave(say`The line from “${between}” to “${and}” was left out: it ends at a whole subgraph.`);
  const kind = kindBetween(source, target, edge.dashed);
  if (kind !== undefined) return flowOf(kind, from, to, edge.text);
  const turned = kindBetween(target, source, edge.dashed);
  if (turned === undefined) {
    const [start, end] = [A_KIND[source.kind](), A_KIND[target.kind]()];
    return leave(say`The line from “${between}” to “${and}” was left out: there is no flow from ${start} to ${end}.`);
  }
  problems.push({
    path: '',
    line: edge.line,
    message: say`The line from “${between}” to “${and}” was turned round: flows go from the one who asks.`,
    severity: 'warning',
  });
  return flowOf(turned, to, from, edge.text);
}

/** Kinds as they stand behind “from” and “to”. */
const A_KIND: Readonly<Record<ElementKind, () => string>> = {
  client: () => term('a client'),
  service: () => term('a service'),
  monolith: () => term('a monolith'),
  external: () => term('an external'),
  gateway: () => term('a gateway'),
  datastore: () => term('a datastore'),
  channel: () => term('a channel'),
  broker: () => term('a broker'),
  registry: () => term('a registry'),
  scheduler: () => term('a scheduler'),
  observability: () => term('an observability'),
  mesh: () => term('a mesh'),
};

function kindBetween(from: Element, to: Element, dashed: boolean): FlowKind | undefined {
  const kinds = legalFlowKinds(from, to);
  const wanted: readonly FlowKind[] = dashed ? ['publish', 'consume', 'send', 'replicate'] : ['call', 'access', 'publish', 'consume'];
  return wanted.find((kind) => kinds.includes(kind)) ?? kinds[0];
}

function flowOf(kind: FlowKind, from: string, to: string, text: string): Flow {
  const protocol = kind === 'call' ? PROTOCOLS.find((word) => word.toLowerCase() === text.toLowerCase()) : undefined;
  const mode = kind === 'access' ? MODES.find((word) => word === text.toLowerCase()) : undefined;
  const stated = protocol !== undefined ? { protocol } : mode !== undefined ? { mode } : text === '' ? {} : { label: nameFrom(text, 'Unnamed') };
  return { kind, from, to, ...stated, ...unknownOfFlow(kind, Object.keys(stated)) } as Flow;
}
