import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, fixesBy, judged, repaired, saidBy } from '../../testing/judging.ts';
import { hubService } from './rule.ts';

const callers = (n: number, fields = '', hub = 'hub(service)') =>
  `${hub}\n${Array.from({ length: n }, (_, i) => `s${i + 1}(service) -> hub: call #c${i + 1} {${fields}}`).join('\n')}`;

describe('hub-service', () => {
  it('warns of a service that five others wait for', () => {
    // Six services: mean 0.83, standard deviation 1.86, so 4.56 is the limit.
    expect(saidBy(hubService, callers(5))).toEqual(['warning: hub is called by five services']);
    expect(judged(hubService, callers(5))[0]).toMatchObject({
      subject: 'hub',
      evidence: ['hub', 's1', 's2', 's3', 's4', 's5', 'c1', 'c2', 'c3', 'c4', 'c5'],
      where: 's1, s2, s3 and 2 more',
      why: expect.stringContaining('five callers or more stand out'),
    });
  });

  it('counts each caller once, workers with their service', () => {
    expect(saidBy(hubService, `${callers(4)}\ns1 -> hub: call\nw(service {partOfId: s2}) -> hub: call`)).toEqual([]);
    expect(judged(hubService, `${callers(4)}\nw(service {partOfId: hub})\nx(service) -> w: call`)).toMatchObject([{ subject: 'hub' }]);
  });

  it('says nothing where that is usual: not more than the mean plus two standard deviations', () => {
    // Two services with five callers each among seven: mean 10/7, standard deviation 2.26, so 5.95 is the limit.
    const two = `${callers(5)}\nother(service)\n${[1, 2, 3, 4, 5].map((i) => `s${i} -> other: call`).join('\n')}`;
    expect(saidBy(hubService, two)).toEqual([]);
    // Six more that nobody calls: mean 10/13, standard deviation 1.80, so 4.38 is the limit.
    const among = `${two}\n${[1, 2, 3, 4, 5, 6].map((i) => `idle${i}(service)`).join('; ')}`;
    expect(judged(hubService, among).map(({ subject }) => subject)).toEqual(['hub', 'other']);
  });

  it('does not take what lies on the limit for more than it', () => {
    // Five services, of which one is called by the other four: mean 0.8, standard deviation 1.6, so 4 is the limit.
    expect(saidBy(hubService, `${callers(4)}; ruleSettings hub-service {parameters: {callers: 4}}`)).toEqual([]);
    expect(judged(hubService, `${callers(4)}; idle(service); ruleSettings hub-service {parameters: {callers: 4}}`)).toHaveLength(1);
  });

  it.each([
    ['four callers', callers(4)],
    ['infrastructure', callers(6, '', 'hub(service {infrastructure: true})')],
    ['reference data', callers(6, '', 'hub(service {referenceData: true})')],
    ['calls off the request path', callers(6, 'offPath: true')],
    ['an external system', callers(6, '', 'hub(external)')],
    ['a gateway', callers(6, '', 'hub(gateway)')],
    ['callers at the edge', `${callers(4)}; page(client) -> hub: call; gate(gateway) -> hub: call; bff(service {role: edge}) -> hub: call`],
    ['messages', `${callers(4)}; a(service) -> hub: send; b(service) -> hub: send`],
  ])('says nothing of %s', (_, design) => expect(saidBy(hubService, design)).toEqual([]));

  it.each(['infrastructure', 'referenceData'])('asks where an import could not know whether it is %s', (field) => {
    expect(saidBy(hubService, callers(5, '', `hub(service {unknown: [${field}]})`))).toEqual(['info: May hub be called by five services?']);
  });

  it('follows what becomes usual while others change', () => {
    const engine = engineOver([hubService]);
    let design = sketch(
      `${callers(5)}; a(service); b(service); other(service) -> a: call #moved; ${[1, 2, 3, 4, 5].map((i) => `s${i} -> b: call #m${i}`).join('; ')}`,
    );
    const moves = ['moved', 'm1', 'm2', 'm3', 'm4', 'm5'].flatMap((id) => [update('flows', id, { offPath: true }), update('flows', id, { offPath: null })]);
    for (const edit of [...moves, update('elements', 'a', { infrastructure: true }), update('elements', 'b', { role: 'edge' })]) {
      const result = applyEdits(design, [edit]);
      if (!result.ok) throw new Error('the edit should apply');
      design = result.design;
      expect(engine.check(design)).toEqual(engineOver([hubService]).check(design));
    }
  });
});

describe('its fixes', () => {
  it('let as many callers keep a copy as it takes, those that only ask first', () => {
    const design = callers(5, 'intent: command').replace('#c3 {intent: command}', '#c3 {intent: query}');
    expect(changedBy(hubService, design, 'replicate')).toEqual({
      elements: {
        's3-copy': { kind: 'datastore', name: 's3-copy' },
        'hub-changes': { kind: 'channel', variant: 'topic', name: 'hub-changes', deadLetterChannelId: 'hub-changes-dead-letters' },
        'hub-changes-dead-letters': { kind: 'channel', variant: 'queue', name: 'hub-changes-dead-letters' },
      },
      flows: {
        c3: undefined,
        publish: { kind: 'publish', from: 'hub', to: 'hub-changes', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'hub-changes', to: 's3', idempotent: true },
        access: { kind: 'access', from: 's3', to: 's3-copy', mode: 'read-write' },
      },
    });
  });

  it('take the finding away, however many callers there are', () => {
    expect(saidBy(hubService, repaired(hubService, callers(12), 'replicate'))).toEqual([]);
  });

  it('split the service by consumers, those of one context together', () => {
    const design = `${callers(5, '', 'hub(service {operations: [{name: Find}, {name: Bill}, {name: Send}]})')
      .replace('#c1 {}', '#c1 {operation: Bill}')
      .replace('#c3 {}', '#c3 {operation: Find}')}; context a(s2, s3, s4); context b(s1, s5)`;
    const { elements, flows } = changedBy(hubService, design, 'split');
    expect(elements).toEqual({
      hub: { kind: 'service', name: 'hub', operations: [{ name: 'Find' }, { name: 'Send' }] },
      'hub-for-s1-and-s5': { kind: 'service', name: 'hub for s1 and s5', operations: [{ name: 'Bill' }] },
      'hub-for-s1-db': { kind: 'datastore', name: 'hub-for-s1-db' },
    });
    expect(flows).toEqual({
      c1: { kind: 'call', from: 's1', to: 'hub-for-s1-and-s5', operation: 'Bill' },
      c5: { kind: 'call', from: 's5', to: 'hub-for-s1-and-s5' },
      access: { kind: 'access', from: 'hub-for-s1-and-s5', to: 'hub-for-s1-db', mode: 'read-write' },
    });
    expect(saidBy(hubService, repaired(hubService, design, 'split'))).toEqual([]);
  });

  it('split nothing where halves would be hubs again', () => {
    expect(fixesBy(hubService, callers(9)).map(({ id }) => id)).toEqual(['replicate']);
    expect(saidBy(hubService, repaired(hubService, callers(8), 'split'))).toEqual([]);
  });
});
