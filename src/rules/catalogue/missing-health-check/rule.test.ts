import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { missingHealthCheck } from './rule.ts';

const checked = (id: string) => `${id}(service {observability: {healthChecks: true}})`;

describe('missing-health-check', () => {
  it('warns once of the design, with everything that lacks one', () => {
    const design = `g(gateway) -> b(service): call; b -> a(monolith): call; a -> ${checked('c')}: call; t(channel) -> d(service)`;
    expect(saidBy(missingHealthCheck, design)).toEqual(['warning: Three services have no health check']);
    expect(judged(missingHealthCheck, design)[0]).toMatchObject({ subject: 'meta', evidence: ['a', 'b', 'd'], where: 'a, b, d' });
  });

  it('names the only one', () => {
    expect(saidBy(missingHealthCheck, `g(gateway) -> a(service {name: Order service}): call`)).toEqual(['warning: Order service has no health check']);
  });

  it('believes a service more than the platform', () => {
    const design = 'platform {healthChecks: true}; g(gateway) -> a(service {observability: {healthChecks: false}}): call; g -> b(service): call';
    expect(judged(missingHealthCheck, design)[0]?.evidence).toEqual(['a']);
  });

  it('counts what arrives at a worker for its service', () => {
    expect(judged(missingHealthCheck, 'a(service); t(channel) -> w(service {partOfId: a})')[0]?.evidence).toEqual(['a']);
  });

  it.each([
    ['every service has one', `g(gateway) -> ${checked('a')}: call`],
    ['the platform gives them', 'platform {healthChecks: true}; g(gateway) -> a(service): call'],
    ['nothing arrives', 'a(service) -> db(datastore); a -> t(channel)'],
    ['it is infrastructure', 'g(gateway) -> login(service {infrastructure: true}): call'],
    ['a worker says nothing', `g(gateway) -> ${checked('a')}: call; g -> w(service {partOfId: a}): call`],
    ['there are no services', 'g(gateway) -> x(external): call'],
  ])('says nothing where %s', (_, design) => expect(saidBy(missingHealthCheck, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(missingHealthCheck, 'g(gateway) -> a(service {unknown: [observability]}): call')).toEqual(['info: Does a answer health checks?']);
    expect(saidBy(missingHealthCheck, 'platform {unknown: [healthChecks]}; g(gateway) -> a(service): call; a -> b(service): call')).toEqual([
      'info: Do two services answer health checks?',
    ]);
  });

  it('speaks of those that nobody designed before those that nobody knows', () => {
    expect(judged(missingHealthCheck, 'g(gateway) -> a(service {unknown: [observability]}): call; g -> b(service): call')[0]).toMatchObject({
      severity: 'warning',
      evidence: ['b'],
    });
  });
});

describe('its fixes', () => {
  const design = 'g(gateway) -> a(service {observability: {healthChecks: false}}): call; g -> b(service): call';

  it('give one to each', () => {
    expect(changedBy(missingHealthCheck, design, 'on-services')).toEqual({
      elements: {
        a: { kind: 'service', name: 'a', observability: { healthChecks: true } },
        b: { kind: 'service', name: 'b', observability: { healthChecks: true } },
      },
    });
  });

  it('or let the platform do it', () => {
    expect(changedBy(missingHealthCheck, design, 'on-platform')).toEqual({ elements: { a: { kind: 'service', name: 'a' } } });
    expect(fixesBy(missingHealthCheck, `platform {name: Kubernetes}; ${design}`).map(({ title }) => title)).toEqual([
      'Give a and b health checks',
      'Let Kubernetes give health checks to all',
    ]);
  });
});
