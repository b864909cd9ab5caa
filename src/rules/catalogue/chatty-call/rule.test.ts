import { describe, expect, it } from 'vitest';
import { engineOver } from '../../engine/engine.ts';
import { sketch } from '../../../testing/index.ts';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { chattyCall } from './rule.ts';

const chatty = (fields: string) => `orders(service) -> prices(service {latency: {p50: 20}}): call #ask {${fields}}`;

describe('chatty-call', () => {
  it('warns from five calls for each request on, and says what they cost', () => {
    expect(saidBy(chattyCall, chatty('callsPerRequest: 5'))).toEqual(['warning: orders → prices is called 5 times for each request']);
    expect(judged(chattyCall, chatty('callsPerRequest: 12'))[0]).toMatchObject({
      subject: 'ask',
      evidence: ['ask', 'orders', 'prices'],
      why: expect.stringContaining('At 20 ms each, that alone is 240 ms.'),
    });
  });

  it.each([
    'callsPerRequest: 4',
    'callsPerRequest: 4.9',
    'callsPerRequest: per-item',
    'callsPerRequest: 9, batched: true',
    'callsPerRequest: 9, offPath: true',
    'unknown: [callsPerRequest]',
    'intent: query',
  ])('says nothing of {%s}', (fields) => expect(saidBy(chattyCall, chatty(fields))).toEqual([]));

  it('says nothing of calls to infrastructure', () => {
    expect(saidBy(chattyCall, chatty('callsPerRequest: 9').replace('latency: {p50: 20}', 'infrastructure: true'))).toEqual([]);
  });

  it('asks where an import could not know whether the calls travel together', () => {
    expect(saidBy(chattyCall, chatty('callsPerRequest: 9, unknown: [batched]'))).toEqual(['info: Do the 9 calls of orders → prices travel together?']);
  });

  it('takes its threshold from the settings of the design', () => {
    const design = sketch(`${chatty('callsPerRequest: 9')}; ruleSettings chatty-call {parameters: {calls: 10}}`);
    expect(engineOver([chattyCall]).check(design)).toEqual([]);
  });

  it('is fixed by batching the calls', () => {
    expect(changedBy(chattyCall, chatty('callsPerRequest: 12'), 'batch')).toEqual({
      flows: { ask: { kind: 'call', from: 'orders', to: 'prices', callsPerRequest: 12, batched: true } },
    });
  });
});
