import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { noDistributedTracing } from './rule.ts';

const CHAIN = 'a(service) -> b(service): call; b -> c(service): call';
const traced = (id: string) => `${id}(service {observability: {tracing: true}})`;

describe('no-distributed-tracing', () => {
  it('warns once of the design', () => {
    expect(saidBy(noDistributedTracing, CHAIN)).toEqual(['warning: Three services have no distributed tracing']);
    expect(judged(noDistributedTracing, CHAIN)[0]).toMatchObject({ subject: 'meta', evidence: ['a', 'b', 'c'], where: 'a, b, c' });
  });

  it('names the only service that breaks the trace', () => {
    const design = `${traced('a')} -> b(service): call; b -> ${traced('c')}: call`;
    expect(saidBy(noDistributedTracing, design)).toEqual(['warning: b has no distributed tracing']);
    expect(judged(noDistributedTracing, design)[0]?.why).toContain('1 of 3 services record no spans');
  });

  it.each([
    ['a platform that does', `platform {tracing: true}; ${CHAIN.replace('b(service)', 'b(service {observability: {tracing: false}})')}`],
    ['nobody', CHAIN.replace('b(service)', 'b(service {observability: {metrics: true}})')],
  ])('believes a service that says no more than %s', (_, design) => expect(saidBy(noDistributedTracing, design)).toHaveLength(1));

  it.each([
    ['calls', CHAIN],
    ['direct messages', 'a(service) -> b(service): send; a -> c(service): send'],
    ['what is consumed of another service', 'a(service) -> t(channel) -> b(service); t -> c(service)'],
    ['a broker', 'a(service) -> k(broker): publish; k -> b(service): consume; k -> c(service): consume'],
  ])('counts %s as interactions', (_, design) => expect(saidBy(noDistributedTracing, design)).toHaveLength(1));

  it.each([
    ['two services', 'a(service) -> b(service): call; b -> a: call'],
    ['one interaction', 'a(service) -> b(service): call; c(service)'],
    ['a worker as the third service', 'a(service) -> b(service): call; c(service {partOfId: b}) -> a: call'],
    ['infrastructure as the third service', 'a(service) -> b(service): call; b -> c(service {infrastructure: true}): call'],
    ['a monolith as the third one', 'a(service) -> b(service): call; b -> c(monolith): call'],
    ['calls of the edge only', 'w(client) -> g(gateway): call; g -> a(service): call; g -> b(service): call; g -> c(service): call'],
    ['a topic that its publisher reads itself', 'a(service) -> t(channel) -> a; b(service); c(service) -> b: call'],
    ['a topic without a publisher', 't(channel) -> a(service); t -> b(service); t -> c(service)'],
    ['a platform that traces', `platform {tracing: true}; ${CHAIN}`],
    ['services that trace', `${traced('a')} -> ${traced('b')}: call; b -> ${traced('c')}: call`],
    ['workers that have what their service has', `${traced('a')} -> ${traced('b')}: call; b -> ${traced('c')}: call; w(service {partOfId: a}) -> c: call`],
  ])('says nothing of %s', (_, design) => expect(saidBy(noDistributedTracing, design)).toEqual([]));

  it('takes a tracing back end for no statement', () => {
    expect(saidBy(noDistributedTracing, `${CHAIN}; a -> traces(observability): call`)).toHaveLength(1);
  });

  it('asks where an import could not know', () => {
    const imported = CHAIN.replaceAll('(service)', '(service {unknown: [observability]})');
    expect(saidBy(noDistributedTracing, imported)).toEqual(['info: Is a request traced through three services?']);
    expect(saidBy(noDistributedTracing, `platform {unknown: [tracing]}; ${CHAIN}`)[0]).toMatch(/^info/);
    expect(saidBy(noDistributedTracing, `platform {tracing: true}; ${imported}`)).toEqual([]);
  });

  it.each([
    [{ services: 4 }, 0],
    [{ interactions: 3 }, 0],
    [{ services: 3, interactions: 2 }, 1],
  ])('with %o speaks %i times', (parameters, times) => {
    const design = `${CHAIN}; ruleSettings no-distributed-tracing {parameters: ${JSON.stringify(parameters)}}`;
    expect(saidBy(noDistributedTracing, design)).toHaveLength(times);
  });
});

describe('its fixes', () => {
  const design = `a(service {observability: {logs: true}}) -> b(service {observability: {tracing: false}}): call; b -> ${traced('c')}: call`;

  it('give tracing to each service that has none', () => {
    expect(changedBy(noDistributedTracing, design, 'on-services')).toEqual({
      elements: {
        a: { kind: 'service', name: 'a', observability: { logs: true, tracing: true } },
        b: { kind: 'service', name: 'b', observability: { tracing: true } },
      },
    });
  });

  it('or let the platform give it to all, without anyone who says no', () => {
    expect(changedBy(noDistributedTracing, design, 'on-platform')).toEqual({ elements: { b: { kind: 'service', name: 'b' } } });
    expect(fixesBy(noDistributedTracing, design)[1]?.edits[0]).toMatchObject({ collection: 'platform', fields: { tracing: true } });
  });

  it('may be done unasked', () => expect(fixesBy(noDistributedTracing, design).map(({ safe }) => safe)).toEqual([true, true]));
});
