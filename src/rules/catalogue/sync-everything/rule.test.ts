import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, repaired, saidBy } from '../../testing/judging.ts';
import { syncEverything } from './rule.ts';

const calls = (...fields: string[]) => fields.map((field, i) => `s${i}(service) -> s${i + 1}: call #c${i} {${field}}`).join('\n');
const WAITING = `${calls('intent: command', 'intent: command', 'intent: command', 'intent: command')}\ns4(service)`;

describe('sync-everything', () => {
  it('warns of a design whose services only wait for each other', () => {
    expect(saidBy(syncEverything, WAITING)).toEqual(['warning: Five services make four calls that may change something, and nothing is published']);
    expect(judged(syncEverything, WAITING)[0]).toMatchObject({
      subject: 'meta',
      evidence: ['s0', 's1', 's2', 's3', 's4', 'c0', 'c1', 'c2', 'c3'],
      where: 's0, s1, s2 and 1 more',
      why: expect.stringContaining('four calls such as s0 → s1 and s1 → s2 are no queries'),
    });
  });

  it('counts a call whose intent nobody stated', () => {
    expect(judged(syncEverything, `${calls('', '', '', 'intent: command')}\ns4(service)`)).toHaveLength(1);
  });

  it('takes the intent of the operation that a call names', () => {
    const design = (intent: string) => `${calls('', '', '', 'operation: Place')}\ns4(service {operations: [{name: Place, intent: ${intent}}]})`;
    expect(judged(syncEverything, design('command'))).toHaveLength(1);
    expect(judged(syncEverything, design('query'))).toHaveLength(0);
  });

  it.each([
    ['a system that only reads', WAITING.replaceAll('command', 'query')],
    ['three calls that command', WAITING.replace('#c3 {intent: command}', '#c3 {intent: query}')],
    ['three services', 'a(service) -> b(service): call #1; b -> c(service): call #2; c -> a: call #3; b -> a: call #4; c -> b: call #5'],
    [
      'three business services and others',
      WAITING.replace('s4(service)', 's4(service {role: adapter})').replace('s0(service)', 's0(service {role: composite})'),
    ],
    ['a service and its workers', WAITING.replace('s4(service)', 's4(service {partOfId: s0})').replace('s3(service)', 's3(service {partOfId: s1})')],
    ['a publication', `${WAITING}; s0 -> news(channel): publish`],
    ['a subscription', `${WAITING}; news(broker) -> s0: consume`],
    ['a direct message', `${WAITING}; s0 -> s4: send`],
    ['calls that nobody waits for', WAITING.replaceAll('intent: command', 'offPath: true')],
    ['calls of the edge', WAITING.replace('s0(service)', 's0(gateway)')],
    ['calls to infrastructure', WAITING.replace('s4(service)', 's4(service {infrastructure: true}); x(service)')],
  ])('says nothing of %s', (_, design) => expect(saidBy(syncEverything, design)).toEqual([]));

  it.each([
    ['telemetry', `${WAITING}; s0 -> clicks(channel): publish {derived: false}`],
    ['a channel that may lose messages', `${WAITING}; s0 -> clicks(channel {lossy: true}) -> s1`],
  ])('is not satisfied with %s', (_, design) => expect(judged(syncEverything, design)).toHaveLength(1));

  it('asks where an import could not know what the calls do', () => {
    expect(saidBy(syncEverything, WAITING.replaceAll('intent: command', 'unknown: [intent]'))).toEqual([
      'info: Does any of four calls change something that others could hear of later?',
    ]);
    expect(judged(syncEverything, WAITING.replace('#c3 {intent: command}', '#c3 {unknown: [intent]}'))[0]).toMatchObject({ severity: 'info', question: true });
  });

  it('takes its thresholds from the settings of the design', () => {
    expect(saidBy(syncEverything, `${WAITING}; ruleSettings sync-everything {parameters: {calls: 5}}`)).toEqual([]);
    expect(saidBy(syncEverything, `${WAITING}; ruleSettings sync-everything {parameters: {services: 6}}`)).toEqual([]);
  });

  it('shows a hundred calls of many', () => {
    const many = Array.from({ length: 250 }, (_, i) => `hub -> t${i}(service): call #f${String(250 - i).padStart(3, '0')}`).join('\n');
    const evidence = judged(syncEverything, `hub(service)\n${many}`)[0]?.evidence ?? [];
    expect(evidence.filter((id) => id.startsWith('f'))).toEqual(Array.from({ length: 100 }, (_, i) => `f${String(i + 1).padStart(3, '0')}`));
  });
});

describe('its fixes', () => {
  it('publish an event in place of the cheapest call', () => {
    const design = WAITING.replace('#c0 {', '#c0 {callsPerRequest: 3, ').replace('#c1 {', '#c1 {callsPerRequest: 2, ');
    expect(changedBy(syncEverything, design, 'cheapest')).toEqual({
      elements: {
        's2-events': { kind: 'channel', variant: 'topic', name: 's2-events', deadLetterChannelId: 's2-events-dead-letters' },
        's2-events-dead-letters': { kind: 'channel', variant: 'queue', name: 's2-events-dead-letters' },
      },
      flows: {
        c2: undefined,
        publish: { kind: 'publish', from: 's2', to: 's2-events', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 's2-events', to: 's3', idempotent: true },
      },
    });
  });

  it('publish events in place of all commands', () => {
    const after = repaired(syncEverything, WAITING, 'commands');
    expect(Object.values(after.flows).filter(({ kind }) => kind === 'call')).toEqual([]);
    expect(fixesBy(syncEverything, calls('', '', '', '').concat('\ns4(service)')).map(({ id }) => id)).toEqual(['cheapest']);
  });

  it('leave the calls of an orchestrator alone while there are others', () => {
    expect(fixesBy(syncEverything, `${WAITING}; saga x(orchestration s0): a@s1 > b@s2`).map(({ title }) => title)).toEqual([
      'Publish an event in place of s1 → s2',
      'Publish events in place of three commands',
    ]);
  });
});
