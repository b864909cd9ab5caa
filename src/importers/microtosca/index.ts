import { type Design, type Element, emptyDesign, type Flow, legalFlow, parseDesign, type PolicyName, type Problem, type Team } from '../../model/index.ts';
import type { Importer, ImportResult } from '../importer.ts';
import { idGiver, nameFrom } from '../names.ts';
import { readLocatedYaml } from '../locatedYaml.ts';
import { unknownOfElement, unknownOfFlow } from '../unknowns.ts';
import { error, short, topologyFrom, warning, type Interaction, type InteractionProperties, type Topology, type TopologyNode } from './topology.ts';
import { say } from '../../speech/index.ts';

/**
 * microTOSCA: microservice architectures as TOSCA topologies, the input of microFreshener
 * (Brogi, Neri, Soldani: "Freshening the Air in Microservices: Resolving Architectural Smells via Refactoring", 2019).
 * The result has no layout: whoever shows it arranges it.
 */
export const microtosca: Importer = {
  id: 'microtosca',
  title: 'microTOSCA',
  detect: (text, fileName) => {
    const head = text.slice(0, 20_000);
    if (/\btopology_template\s*:/.test(head) && /\bmicro\.(?:nodes|groups|relationships)\./.test(head)) return 1;
    if (/\bmicro_tosca_yaml/.test(head)) return 1;
    return /\.(?:tosca|microtosca)\.ya?ml$/i.test(fileName ?? '') ? 0.6 : 0;
  },
  read,
};

function read(text: string): ImportResult {
  const { design, problems } = readInAnyOrder(text);
  return { ...(design === undefined ? {} : { design }), problems: problems.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)) };
}

function readInAnyOrder(text: string): ImportResult {
  const yaml = readLocatedYaml(text);
  const problems: Problem[] = [...yaml.problems];
  if (yaml.root === undefined) return { problems: problems.length > 0 ? problems : [{ path: '', message: say`The text is empty.` }] };
  const topology = topologyFrom(yaml.root, problems);
  if (topology.nodes.size === 0)
    return { problems: [...problems, { path: 'topology_template.node_templates', message: say`There is no node that could be drawn.` }] };

  const parsed = parseDesign(designFrom(topology, problems));
  if (!parsed.ok) return { problems: [...problems, ...parsed.problems] };
  return { design: parsed.design, problems: [...problems, ...parsed.problems] };
}

function designFrom(topology: Topology, problems: Problem[]): Design {
  const giveId = idGiver('microtosca');
  const idOf = new Map([...topology.nodes.keys()].map((name) => [name, giveId(name)] as const));
  const elements = new Map<string, Element>();
  for (const node of topology.nodes.values()) elements.set(idOf.get(node.name) ?? node.name, elementFrom(node, topology));
  const flows = flowsFrom(topology, idOf, elements, giveId, problems);

  const outside = outsideFrom(topology, idOf, elements, problems);
  if (outside !== undefined) {
    const clientId = giveId('outside');
    elements.set(clientId, outside.client);
    for (const { memberId, flow } of outside.flows) flows.set(giveId(`${clientId}-${memberId}`), { ...flow, from: clientId });
  }
  const teams = teamsFrom(topology, idOf, elements, giveId, problems);

  return {
    ...emptyDesign(nameFrom(topology.name ?? '', 'Imported from microTOSCA')),
    meta: {
      ...emptyDesign(nameFrom(topology.name ?? '', 'Imported from microTOSCA')).meta,
      ...(topology.description === undefined ? {} : { description: topology.description.trim().slice(0, 20_000).toWellFormed() }),
      origin: 'imported',
    },
    teams: Object.fromEntries(teams),
    elements: Object.fromEntries(elements),
    flows: Object.fromEntries(flows),
  };
}

function elementFrom(node: TopologyNode, topology: Topology): Element {
  const name = nameFrom(node.name, 'Unnamed');
  switch (node.type) {
    case 'Service': {
      const discovery = discoveryOf(node.name, topology);
      const stated = { ...(discovery !== undefined && { discovery }), ...(node.runsOn !== undefined && { deploymentUnit: nameFrom(node.runsOn, 'Unnamed') }) };
      return { kind: 'service', name, ...stated, ...unknownOfElement('service', Object.keys(stated)) };
    }
    case 'Datastore':
      return { kind: 'datastore', name, ...unknownOfElement('datastore') };
    case 'MessageBroker':
      return { kind: 'broker', name, ...unknownOfElement('broker') };
    case 'MessageRouter':
      return { kind: 'gateway', name, ...unknownOfElement('gateway') };
    default:
      return node.type satisfies never;
  }
}

/**
 * How a service is found, as those who call it say: the format has it on the interaction, the design on the target.
 * One caller with an address is enough for `static`; nothing is known where nobody calls, or where a template is missing.
 */
function discoveryOf(name: string, topology: Topology): 'client-side' | 'static' | undefined {
  const stated: InteractionProperties[] = [];
  for (const node of topology.nodes.values()) {
    for (const { target, properties } of node.interactions) if (target === name && properties !== undefined) stated.push(properties);
  }
  if (stated.length === 0) return undefined;
  return stated.every((properties) => properties.dynamicDiscovery) ? 'client-side' : 'static';
}

function flowsFrom(
  topology: Topology,
  idOf: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, Element>,
  giveId: (wanted: string) => string,
  problems: Problem[],
): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  const seen = new Set<string>();
  for (const node of topology.nodes.values()) {
    for (const interaction of node.interactions) {
      const flow = flowFrom(node, interaction, idOf, elements, problems);
      if (flow === undefined) continue;
      const same = JSON.stringify(flow);
      if (seen.has(same)) continue;
      seen.add(same);
      flows.set(giveId(`${flow.from}-${flow.to}`), flow);
    }
  }
  return flows;
}

function flowFrom(
  node: TopologyNode,
  interaction: Interaction,
  idOf: ReadonlyMap<string, string>,
  elements: ReadonlyMap<string, Element>,
  problems: Problem[],
): Flow | undefined {
  const path = `topology_template.node_templates.${node.name}.requirements`;
  const from = idOf.get(node.name);
  const to = idOf.get(interaction.target);
  const source = from === undefined ? undefined : elements.get(from);
  const target = to === undefined ? undefined : elements.get(to);
  if (from === undefined || to === undefined || source === undefined || target === undefined) {
    problems.push(
      error(path, interaction.line, say`“${short(node.name)}” interacts with “${short(interaction.target)}”, which is not there, so this was left out.`),
    );
    return undefined;
  }
  const flow = flowBetween(from, to, source, target, interaction.properties);
  const legality = legalFlow(flow.kind, source, target);
  if (legality.legal) return flow;
  problems.push(warning(path, interaction.line, say`“${short(node.name)}” to “${short(interaction.target)}” was left out: ${legality.reason}`));
  return undefined;
}

function flowBetween(from: string, to: string, source: Element, target: Element, properties: InteractionProperties | undefined): Flow {
  switch (target.kind) {
    case 'datastore':
      // A data store of this format is one unit: what it does not divide into tables is not divided.
      return { kind: 'access', from, to, ...unknownOfFlow('access', ['schemas']) };
    case 'broker':
      return { kind: 'publish', from, to, unknown: ['direction', ...(unknownOfFlow('publish').unknown ?? [])] };
    default:
      return {
        kind: 'call',
        from,
        to,
        ...(properties?.timeout === true ? { timeout: {} } : {}),
        ...(properties?.circuitBreaker === true ? { circuitBreaker: {} } : {}),
        ...unknownOfFlow('call', statedPolicies(source, properties)),
      };
  }
}

/**
 * Policies that an interaction states: an absent property means false. Nobody knows them where the template is missing or the caller is outside. For the
 * format a circuit breaker keeps a caller from hanging as a timeout does, and it looks through routers to the services behind them; so it does not say
 * whether a breaker gives up on its own, nor whether a router waits.
 */
function statedPolicies(source: Element, properties: InteractionProperties | undefined): readonly PolicyName[] {
  if (properties === undefined) return [];
  const { timeout, circuitBreaker } = properties;
  const mayForward = source.kind === 'gateway';
  const stated: readonly (readonly [PolicyName, boolean])[] = [
    ['timeout', timeout || !(circuitBreaker || mayForward)],
    ['circuitBreaker', circuitBreaker || !mayForward],
  ];
  return stated.flatMap(([name, isStated]) => (isStated ? [name] : []));
}

interface Outside {
  readonly client: Element;
  readonly flows: readonly { readonly memberId: string; readonly flow: Flow }[];
}

/** Members of an Edge group are reached from outside: by one client, about whose calls the format says nothing. */
function outsideFrom(topology: Topology, idOf: ReadonlyMap<string, string>, elements: ReadonlyMap<string, Element>, problems: Problem[]): Outside | undefined {
  if (!topology.hasEdge) return undefined;
  const client: Element = {
    kind: 'client',
    name: 'Outside',
    description: 'Whoever reaches the system from outside.',
    ...unknownOfElement('client'),
  };
  const flows = new Map<string, Flow>();
  for (const member of topology.edge) {
    const memberId = idOf.get(member.name);
    const target = memberId === undefined ? undefined : elements.get(memberId);
    if (memberId === undefined || target === undefined) {
      problems.push(error('topology_template.groups', member.line, `The edge names “${short(member.name)}”, which is not there.`));
      continue;
    }
    flows.set(memberId, flowBetween('', memberId, client, target, undefined));
  }
  return { client, flows: [...flows].map(([memberId, flow]) => ({ memberId, flow })) };
}

function teamsFrom(
  topology: Topology,
  idOf: ReadonlyMap<string, string>,
  elements: Map<string, Element>,
  giveId: (wanted: string) => string,
  problems: Problem[],
): Map<string, Team> {
  const teams = new Map<string, Team>();
  for (const team of topology.teams) {
    const teamId = giveId(team.name);
    teams.set(teamId, { name: nameFrom(team.name, 'Unnamed') });
    for (const member of team.members) {
      const id = idOf.get(member.name);
      const element = id === undefined ? undefined : elements.get(id);
      if (id === undefined || element === undefined) {
        problems.push(error('topology_template.groups', member.line, `The team “${short(team.name)}” names “${short(member.name)}”, which is not there.`));
        continue;
      }
      const owners = element.ownerIds ?? [];
      if (!owners.includes(teamId)) elements.set(id, { ...element, ownerIds: [...owners, teamId] });
    }
  }
  return teams;
}
