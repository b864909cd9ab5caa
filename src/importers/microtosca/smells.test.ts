import { describe, expect, it } from 'vitest';
import { check } from '../../rules/index.ts';
import { microtosca } from './index.ts';

const nodes = (text: string, groups = '', templates = ''): string => `tosca_definitions_version: micro_tosca_yaml_1.1
topology_template:
  node_templates:
${text.replace(/^/gm, '    ')}
  groups:
    edge: {type: micro.groups.Edge, members: [${groups}]}
  relationship_templates:
    careful: {type: micro.relationships.InteractsWith, properties: {timeout: true, circuit_breaker: true, dynamic_discovery: true}}
    hasty: {type: micro.relationships.InteractsWith, properties: {timeout: true, dynamic_discovery: true}}
    guarded: {type: micro.relationships.InteractsWith, properties: {circuit_breaker: true, dynamic_discovery: true}}
    fixed: {type: micro.relationships.InteractsWith, properties: {timeout: true, circuit_breaker: true}}
${templates}`;

/** What is found without asking, as `rule@subject`. */
function saidOf(text: string): string[] {
  const { design } = microtosca.read(text);
  if (!design) throw new Error('the topology was not read');
  return check(design)
    .filter(({ question }) => !question)
    .map(({ key }) => key);
}

/** Each row of docs/microtosca.md, in topologies of our own: the smell, and the nearest thing that is none. */
describe('the smells of microFreshener', () => {
  it('shared persistence is a shared database, several links of one service are not', () => {
    expect(
      saidOf(
        nodes(`a: {type: micro.nodes.Service, requirements: [{interaction: both}, {interaction: own}, {interaction: own}]}
b: {type: micro.nodes.Service, requirements: [{interaction: both}]}
both: {type: micro.nodes.Datastore}
own: {type: micro.nodes.Datastore}`),
      ),
    ).toEqual(['shared-database@both']);
  });

  it('no API gateway is a client that goes around it', () => {
    const services = `gate: {type: micro.nodes.MessageRouter}
a: {type: micro.nodes.Service}
b: {type: micro.nodes.Service}`;
    expect(saidOf(nodes(services, 'a, b'))).toEqual(['client-bypasses-gateway@outside']);
    expect(saidOf(nodes(services, 'gate'))).toEqual([]);
  });

  it('a wobbly interaction is a missing timeout', () => {
    const call = (relationship: string) =>
      nodes(`a: {type: micro.nodes.Service, requirements: [{interaction: ${relationship}}]}
b: {type: micro.nodes.Service}`);
    expect(saidOf(call('b'))).toEqual(['missing-timeout@a']);
    for (const relationship of ['hasty', 'guarded', 'careful']) expect(saidOf(call(`{node: b, relationship: ${relationship}}`))).toEqual([]);
  });

  it('a router does not wobble, a service that calls through it does', () => {
    expect(
      saidOf(
        nodes(`a: {type: micro.nodes.Service, requirements: [{interaction: router}]}
router: {type: micro.nodes.MessageRouter, requirements: [{interaction: b}]}
b: {type: micro.nodes.Service}`),
      ),
    ).toEqual(['missing-timeout@a']);
  });

  it('an endpoint that is written down is asked about, as long as nobody knows how many instances there are', () => {
    const { design } = microtosca.read(
      nodes(`a: {type: micro.nodes.Service, requirements: [{interaction: {node: b, relationship: fixed}}]}
b: {type: micro.nodes.Service}`),
    );
    expect(design && check(design).filter(({ ruleId }) => ruleId === 'static-endpoint')).toMatchObject([{ subject: 'b', question: true, severity: 'info' }]);
  });

  it('several services in one container are released as one', () => {
    expect(
      saidOf(
        nodes(`a: {type: micro.nodes.Service, requirements: [{deployed_on: box}]}
b: {type: micro.nodes.Service, requirements: [{deployed_on: box}]}
box: {type: micro.nodes.Compute}`),
      ),
    ).toEqual([expect.stringContaining('shared-deployment-unit@')]);
  });
});
