import type { Problem } from '../../model/index.ts';
import { child, entriesOf, isTrue, itemsOf, textOf, type Located } from '../locatedYaml.ts';
import { say } from '../../speech/index.ts';

export type NodeType = 'Service' | 'Datastore' | 'MessageBroker' | 'MessageRouter';

/** A microTOSCA file as it stands, before it means anything in our terms. */
export interface Topology {
  readonly name?: string;
  readonly description?: string;
  readonly nodes: ReadonlyMap<string, TopologyNode>;
  readonly edge: readonly Member[];
  readonly hasEdge: boolean;
  readonly teams: readonly { readonly name: string; readonly members: readonly Member[] }[];
}

export interface TopologyNode {
  readonly name: string;
  readonly type: NodeType;
  readonly line: number;
  readonly interactions: readonly Interaction[];
  /** The Compute node that it runs on. */
  readonly runsOn?: string;
}

export interface Interaction {
  readonly target: string;
  readonly line: number;
  /** Undefined where the relationship template that should say it does not exist. */
  readonly properties: InteractionProperties | undefined;
}

export interface InteractionProperties {
  readonly timeout: boolean;
  readonly circuitBreaker: boolean;
  readonly dynamicDiscovery: boolean;
}

export interface Member {
  readonly name: string;
  readonly line: number;
}

/** Node types by their last word: the type system has had several prefixes, and Kubernetes' kinds of router are routers. */
const TYPES: Readonly<Record<string, NodeType>> = {
  Service: 'Service',
  Datastore: 'Datastore',
  Database: 'Datastore',
  MessageBroker: 'MessageBroker',
  MessageRouter: 'MessageRouter',
  KService: 'MessageRouter',
  KProxy: 'MessageRouter',
  KIngress: 'MessageRouter',
};

const NOTHING_STATED: InteractionProperties = { timeout: false, circuitBreaker: false, dynamicDiscovery: false };

/** Takes the parts that count out of a YAML tree; what it cannot use goes to `problems`. */
export function topologyFrom(root: Located, problems: Problem[]): Topology {
  const template = child(root, 'topology_template');
  const relationships = relationshipsFrom(child(template, 'relationship_templates'), problems);
  const nodes = new Map<string, TopologyNode>();
  for (const { key, line, value } of entriesOf(child(template, 'node_templates'))) {
    const node = nodeFrom(key, line, value, relationships, problems);
    if (node !== undefined) nodes.set(key, node);
  }

  const edge: Member[] = [];
  const teams: { name: string; members: readonly Member[] }[] = [];
  let hasEdge = false;
  for (const { key, line, value } of entriesOf(child(template, 'groups'))) {
    const type = lastWord(textOf(child(value, 'type')));
    const members = membersFrom(child(value, 'members'));
    if (type === 'Edge' || type === 'EdgeGroup') {
      hasEdge = true;
      edge.push(...members);
    } else if (type === 'Team') teams.push({ name: key, members });
    else problems.push(warning(`topology_template.groups.${key}`, line, say`The group “${short(key)}” is no Edge and no Team, so it was left out.`));
  }

  const name = textOf(child(child(root, 'metadata'), 'template_name')) ?? textOf(child(root, 'template_name'));
  const description = textOf(child(root, 'description')) ?? textOf(child(template, 'description'));
  return { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }), nodes, edge, hasEdge, teams };
}

type Relationships = ReadonlyMap<string, InteractionProperties>;

function relationshipsFrom(section: Located | undefined, problems: Problem[]): Relationships {
  const found = new Map<string, InteractionProperties>();
  for (const { key, line, value } of entriesOf(section)) {
    if (value.kind !== 'map')
      problems.push(error(`topology_template.relationship_templates.${key}`, line, `The relationship template “${short(key)}” holds nothing.`));
    found.set(key, propertiesFrom(child(value, 'properties')));
  }
  return found;
}

const propertiesFrom = (properties: Located | undefined): InteractionProperties => ({
  timeout: isTrue(child(properties, 'timeout')),
  circuitBreaker: isTrue(child(properties, 'circuit_breaker')),
  dynamicDiscovery: isTrue(child(properties, 'dynamic_discovery')),
});

function nodeFrom(name: string, line: number, value: Located, relationships: Relationships, problems: Problem[]): TopologyNode | undefined {
  const path = `topology_template.node_templates.${name}`;
  const word = lastWord(textOf(child(value, 'type')));
  if (word === undefined) {
    problems.push(error(path, line, `“${short(name)}” has no type, so it was left out.`));
    return undefined;
  }
  const type = Object.hasOwn(TYPES, word) ? TYPES[word] : undefined;
  if (type === undefined) {
    // A Compute node is no part of a design; those that run on it say so themselves.
    if (word !== 'Compute')
      problems.push(warning(path, line, say`“${short(name)}” has the type “${short(word)}”, which is not known here, so it was left out.`));
    return undefined;
  }
  const requirements = itemsOf(child(value, 'requirements'));
  const interactions = requirements.flatMap((requirement) => interactionsFrom(requirement, path, relationships, problems));
  const runsOn = requirements.map(computeOf).find((compute) => compute !== undefined);
  return { name, type, line, interactions, ...(runsOn !== undefined && { runsOn }) };
}

/** Both names that the format has had for it. */
const RUNS_ON = ['run_on', 'deployed_on'];

function computeOf(requirement: Located): string | undefined {
  const entry = entriesOf(requirement).find(({ key }) => RUNS_ON.includes(key));
  return entry && (entry.value.kind === 'map' ? textOf(child(entry.value, 'node')) : textOf(entry.value));
}

/** `interaction: target`, or `interaction: {node, relationship}` with the name of a template or the properties themselves. */
function interactionsFrom(requirement: Located, path: string, relationships: Relationships, problems: Problem[]): Interaction[] {
  return entriesOf(requirement).flatMap(({ key, line, value }) => {
    if (RUNS_ON.includes(key)) return [];
    if (key !== 'interaction') {
      problems.push(warning(`${path}.requirements`, line, say`The requirement “${short(key)}” is no interaction, so it was left out.`));
      return [];
    }
    const target = value.kind === 'map' ? textOf(child(value, 'node')) : textOf(value);
    if (target === undefined) {
      problems.push(error(`${path}.requirements`, line, 'This interaction names no target, so it was left out.'));
      return [];
    }
    const relationship = value.kind === 'map' ? child(value, 'relationship') : undefined;
    return [{ target, line, properties: propertiesOf(relationship, path, relationships, problems) }];
  });
}

function propertiesOf(relationship: Located | undefined, path: string, relationships: Relationships, problems: Problem[]): InteractionProperties | undefined {
  if (relationship === undefined) return NOTHING_STATED;
  if (relationship.kind === 'map') return propertiesFrom(child(relationship, 'properties'));
  const name = textOf(relationship);
  if (name === undefined) return NOTHING_STATED;
  const known = relationships.get(name);
  if (known !== undefined) return known;
  if (lastWord(name) === 'InteractsWith') return NOTHING_STATED;
  problems.push(
    error(
      `${path}.requirements`,
      relationship.line,
      `There is no relationship template “${short(name)}”, so timeout and circuit breaker of this interaction are not known.`,
    ),
  );
  return undefined;
}

const membersFrom = (list: Located | undefined): Member[] =>
  itemsOf(list).flatMap((item) => {
    const name = textOf(item);
    return name === undefined ? [] : [{ name, line: item.line }];
  });

const lastWord = (type: string | undefined): string | undefined => type?.split('.').at(-1);
export const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60).toWellFormed()}…`);
export const warning = (path: string, line: number, message: string): Problem => ({ path: path.slice(0, 200), line, message, severity: 'warning' });
export const error = (path: string, line: number, message: string): Problem => ({ path: path.slice(0, 200), line, message, severity: 'error' });
