import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { retryNonIdempotent as rule } from './rule.ts';

const RETRY = 'retry: {retries: 2, backoff: exponential, jitter: full}';
const charge = (fields: string, target = 'service') => `orders(service) -> payments(${target}): call #charge {${fields}}`;

describe('retry-non-idempotent', () => {
  it('is an error for a command', () => {
    expect(saidBy(rule, charge(`intent: command, ${RETRY}`))).toEqual(['error: orders → payments is retried and not idempotent']);
    expect(judged(rule, charge(`intent: command, ${RETRY}`))[0]).toMatchObject({
      subject: 'orders',
      evidence: ['orders', 'payments', 'charge'],
      why: expect.stringContaining('up to 3 times'),
    });
  });

  it.each([
    ['the call says that it is not', charge(`idempotent: false, ${RETRY}`)],
    ['the operation is a command', charge(`operation: Charge, ${RETRY}`, 'service {operations: [{name: Charge, intent: command}]}')],
    ['the operation says that it is not', charge(`operation: Charge, ${RETRY}`, 'service {operations: [{name: Charge, idempotent: false}]}')],
    ['the number of retries is not stated, which is three', charge('intent: command, retry: {}')],
    ['it is tried for ever', charge('intent: command, retry: {unlimited: true}')],
    ['the platform retries', `platform {${RETRY}}; ${charge('intent: command')}`],
    ['the source retries all its calls', `orders(service {defaults: {${RETRY}}}) -> payments(service): call {intent: command}`],
    ['a client repeats what it asked', `orders(client) -> payments(gateway): call {intent: command, ${RETRY}}`],
    ['an external system repeats its call to us', `orders(external) -> payments(service): call {intent: command, ${RETRY}}`],
    ['it is a direct message', `orders(service) -> payments(service): send {${RETRY}}`],
    ['other operations of the target are harmless', charge(`intent: command, ${RETRY}`, 'service {operations: [{name: Charge}, {name: Find, intent: query}]}')],
  ])('is an error where %s', (_, design) => expect(saidBy(rule, design)).toEqual(['error: orders → payments is retried and not idempotent']));

  it.each([
    ['the call only asks', charge(`intent: query, ${RETRY}`)],
    ['the operation only asks', charge(`operation: Find, ${RETRY}`, 'service {operations: [{name: Find, intent: query}]}')],
    ['the call is idempotent', charge(`intent: command, idempotent: true, ${RETRY}`)],
    ['the operation is', charge(`intent: command, operation: Charge, ${RETRY}`, 'service {operations: [{name: Charge, idempotent: true}]}')],
    ['whatever the target does is', charge(`intent: command, ${RETRY}`, 'service {operations: [{name: A, idempotent: true}, {name: B, intent: query}]}')],
    ['nothing is retried', charge('intent: command, retry: {retries: 0}')],
    ['there is no retry', charge('intent: command')],
    ['nobody knows of a retry', charge('intent: command, unknown: [retry]')],
    ['the call refuses the retry of the platform', `platform {${RETRY}}; ${charge('intent: command, retry: {retries: 0}')}`],
    ['a direct message is idempotent', `orders(service) -> payments(service): send {idempotent: true, ${RETRY}}`],
    ['a direct message is a question', `message ask(query); orders(service) -> payments(service): send {messageId: ask, ${RETRY}}`],
    ['an inherited retry meets a call of which nothing is said', `platform {${RETRY}}; ${charge('')}`],
    ['a retry of the platform would be one of a client', `platform {${RETRY}}; shop(client) -> orders(service): call {intent: command}`],
  ])('says nothing where %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it('is an error, too, where a call has a retry of its own and nobody has said what it does', () => {
    expect(saidBy(rule, charge(RETRY))).toEqual(['error: orders → payments is retried and not idempotent']);
    expect(judged(rule, charge(RETRY))[0]?.why).toContain('Nobody has said that it only asks');
  });

  it.each([
    ['idempotent', `intent: command, unknown: [idempotent], ${RETRY}`],
    ['to change anything', `unknown: [intent], ${RETRY}`],
  ])('asks where an import could not know whether the call is %s', (_, fields) => {
    expect(saidBy(rule, charge(fields))).toEqual(['info: May orders repeat what it asks of payments?']);
  });

  it('rolls the calls of one source up', () => {
    const design = `${charge(`intent: command, ${RETRY}`)}; orders -> stock(service): call {${RETRY}}; orders -> mail(service): call {unknown: [intent], ${RETRY}}`;
    expect(saidBy(rule, design)).toEqual(['error: orders retries two calls that are not idempotent']);
  });
});

describe('its fixes', () => {
  it('let the target recognise a repeated request', () => {
    expect(changedBy(rule, charge('intent: command, retry: {retries: 2}'), 'idempotency-key')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', intent: 'command', retry: { retries: 2 }, idempotent: true } },
    });
  });

  it('take the retry away', () => {
    expect(changedBy(rule, charge('intent: command, retry: {retries: 2}'), 'no-retries')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', intent: 'command' } },
    });
  });

  it('refuse a retry that the call inherits', () => {
    expect(changedBy(rule, `platform {${RETRY}}; ${charge('intent: command')}`, 'no-retries')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', intent: 'command', retry: { retries: 0 } } },
    });
  });
});
