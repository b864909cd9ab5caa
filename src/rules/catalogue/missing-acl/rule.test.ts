import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { createEngine } from '../../index.ts';
import { brings, changedBy, judged, saidBy } from '../../testing/judging.ts';
import { missingAcl } from './rule.ts';

const outside = (service = '', external = 'legacy: true', call = '', rest = '') =>
  `claims(service {${service}}) -> host(external {${external}}): call #ask {${call}}; ${rest}`;

describe('missing-acl', () => {
  it('warns of a business service that calls a legacy system', () => {
    expect(saidBy(missingAcl, outside())).toEqual(['warning: claims → host has no anti-corruption layer']);
    expect(judged(missingAcl, outside())[0]).toMatchObject({ subject: 'claims', evidence: ['claims', 'host', 'ask'], where: 'host' });
  });

  it('warns of any other external system, too', () => expect(judged(missingAcl, outside('', ''))).toHaveLength(1));
  it('warns of a call off the request path, too: its model leaks as well', () => expect(judged(missingAcl, outside('', '', 'offPath: true'))).toHaveLength(1));
  it('warns of a service that says that it is business', () => expect(judged(missingAcl, outside('role: business'))).toHaveLength(1));

  it('is one finding for all systems that a service calls', () => {
    const design = outside('', '', '', 'claims -> bank(external): call #pay; claims -> bank: call #refund');
    expect(saidBy(missingAcl, design)).toEqual(['warning: claims calls two systems outside without an anti-corruption layer']);
    expect(judged(missingAcl, design)[0]?.evidence).toEqual(['claims', 'bank', 'host', 'ask', 'pay', 'refund']);
  });

  it.each([
    ['an anti-corruption layer', outside('role: anti-corruption-layer')],
    ['an adapter', outside('role: adapter')],
    ['a function', outside('role: function')],
    ['an adapter that is part of the service', 'claims(service); a(service {partOfId: claims, role: adapter}) -> host(external): call'],
    ['a worker of an adapter', 'claims(service {role: adapter}); a(service {partOfId: claims}) -> host(external): call'],
    ['an adapter as a sidecar', outside('sidecars: [proxy, adapter]')],
    ['a sidecar of the service that a worker is part of', 'claims(service {sidecars: [adapter]}); a(service {partOfId: claims}) -> host(external): call'],
    ['a system that we conform to', outside('', 'conformist: true')],
    ['a platform service', outside('', 'platform: true')],
    ['a relation with a layer', outside('', 'legacy: true', '', 'context c(claims); relation host -> c: upstream-downstream {downstreamRoles: [ACL]}')],
    ['a relation that conforms', outside('', 'legacy: true', '', 'context c(claims); relation host -> c: upstream-downstream {downstreamRoles: [CF]}')],
    [
      'a relation between contexts',
      outside('', 'legacy: true', '', 'context c(claims); context old(host); relation old -> c: upstream-downstream {downstreamRoles: [ACL]}'),
    ],
    ['infrastructure', outside('infrastructure: true')],
    ['a monolith', outside().replace('claims(service {})', 'claims(monolith)')],
    ['a call to a monolith', 'claims(service) -> all(monolith): call'],
    ['a call that the other makes', 'host(external {legacy: true}) -> claims(service): call'],
    ['a webhook', 'claims(service) -> host(external): send'],
    ['a gateway', 'gate(gateway) -> host(external): call'],
  ])('says nothing of %s', (_, design) => expect(saidBy(missingAcl, design)).toEqual([]));

  it.each([
    ['without roles', 'relation host -> c: upstream-downstream'],
    ['in which the other side has the layer', 'relation c -> host: upstream-downstream {downstreamRoles: [ACL]}'],
    ['of another context', 'context d; relation host -> d: upstream-downstream {downstreamRoles: [ACL]}'],
  ])('is not satisfied with a relation %s', (_, relation) => {
    expect(judged(missingAcl, outside('', 'legacy: true', '', `context c(claims); ${relation}`))).toHaveLength(1);
  });

  it.each([
    ['the role', outside('unknown: [role]')],
    ['the sidecars', outside('unknown: [sidecars]')],
    ['whether we conform', outside('', 'unknown: [conformist]')],
  ])('asks where an import could not know %s', (_, design) => {
    expect(saidBy(missingAcl, design)).toEqual(['info: What keeps the model of host out of claims?']);
  });

  it('sees a relation come and go', () => {
    const engine = createEngine();
    const keys = (relation: string) =>
      engine
        .check(sketch(outside('', 'legacy: true', '', `context c(claims)${relation}`)))
        .map(({ key }) => key)
        .filter((key) => key.startsWith('missing-acl'));
    expect(keys('')).toEqual(['missing-acl@claims']);
    expect(keys('; relation host -> c: upstream-downstream {downstreamRoles: [ACL]}')).toEqual([]);
    expect(keys('')).toEqual(['missing-acl@claims']);
  });
});

describe('its fixes', () => {
  it('put an adapter between that is part of the service, and let the calls keep their policies', () => {
    const design = outside('', '', 'intent: query, timeout: {ms: 200}, circuitBreaker: {failures: 9}, retry: {retries: 1}', 'context c(claims)');
    expect(changedBy(missingAcl, design, 'adapter')).toEqual({
      elements: { 'host-adapter': { kind: 'service', name: 'host adapter', role: 'anti-corruption-layer', partOfId: 'claims', contextIds: ['c'] } },
      flows: {
        ask: {
          kind: 'call',
          from: 'host-adapter',
          to: 'host',
          intent: 'query',
          tls: true,
          timeout: { ms: 200 },
          circuitBreaker: { failures: 9 },
          retry: { retries: 1 },
        },
        // 200 ms, twice, are 80 % of it.
        call: { kind: 'call', from: 'claims', to: 'host-adapter', intent: 'query', timeout: { ms: 500 } },
      },
    });
  });

  it('copy what a call has from the service, and add what it lacks', () => {
    const design = outside('defaults: {timeout: {ms: 300}}', '', '');
    expect(changedBy(missingAcl, design, 'adapter')['flows']).toMatchObject({
      ask: { timeout: { ms: 300 }, circuitBreaker: { failures: 5 }, fallback: { kind: 'fail-fast' } },
    });
  });

  it('let the deadline travel along where the callers of the service leave no room', () => {
    const design = outside('', '', 'timeout: {ms: 900}', 'gate(gateway) -> claims: call {timeout: {ms: 1000}}');
    expect(changedBy(missingAcl, design, 'adapter')['flows']).toMatchObject({ call: { timeout: { ms: 800 }, propagatesDeadline: true } });
  });

  it('add one adapter for each system', () => {
    const design = outside('', '', '', 'claims -> bank(external): call #pay; claims -> bank: call #refund');
    expect(changedBy(missingAcl, design, 'adapter')).toMatchObject({
      elements: { 'host-adapter': {}, 'bank-adapter': {} },
      flows: { ask: { from: 'host-adapter' }, pay: { from: 'bank-adapter' }, refund: { from: 'bank-adapter' } },
    });
  });

  it('add an adapter beside the service', () => {
    expect(changedBy(missingAcl, outside('sidecars: [proxy]'), 'sidecar')).toMatchObject({ elements: { claims: { sidecars: ['proxy', 'adapter'] } } });
  });

  it('or declare that we conform', () => {
    expect(changedBy(missingAcl, outside(), 'conform')).toMatchObject({ elements: { host: { legacy: true, conformist: true } } });
  });

  it('bring nothing else', () => {
    const engine = createEngine();
    engine.check(sketch(outside('', '', 'timeout: {ms: 200}, circuitBreaker: {}', 'gate(gateway) -> claims: call')));
    expect(engine.preview('missing-acl@claims').map((preview) => [preview.fix.id, brings(preview)])).toEqual([
      ['adapter', []],
      ['sidecar', []],
      ['conform', []],
    ]);
  });
});
