import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { consumerNotIdempotent } from './rule.ts';

const heard = (fields = '', channel = '', service = '') => `placed(channel {${channel}}) -> ship(service {${service}}): consume #hear {${fields}}`;

describe('consumer-not-idempotent', () => {
  it('warns of a consumer that does not say that it bears a message twice', () => {
    expect(saidBy(consumerNotIdempotent, heard())).toEqual(['warning: ship handles what comes twice from placed twice']);
    expect(judged(consumerNotIdempotent, heard('idempotent: false'))[0]).toMatchObject({
      subject: 'ship',
      evidence: ['ship', 'placed', 'hear'],
      severity: 'warning',
      where: 'placed',
    });
  });

  it('is one finding for all that a service and its workers consume', () => {
    const design = `${heard()}; paid(channel) -> w(service {partOfId: ship}): consume #worker; bus(broker) -> ship: consume #raw`;
    expect(judged(consumerNotIdempotent, design)).toHaveLength(1);
    expect(judged(consumerNotIdempotent, design)[0]).toMatchObject({
      subject: 'ship',
      evidence: ['ship', 'bus', 'paid', 'placed', 'w', 'hear', 'raw', 'worker'],
      message: 'ship handles what comes twice from bus, paid and placed twice',
    });
  });

  it.each([
    ['an idempotent consumer', heard('idempotent: true')],
    ['a projection that says so', heard('idempotent: true', '', 'role: projection')],
    ['a channel that may lose messages', heard('', 'lossy: true')],
    ['telemetry', `${heard()}; meter(service) -> placed: publish {derived: false}`],
    ['a message that comes once at most', heard('maxDeliveries: 1')],
    ['infrastructure', heard('', '', 'infrastructure: true')],
    ['an external system', 'placed(channel) -> partner(external): consume'],
    ['a client', 'placed(channel) -> page(client): consume'],
  ])('says nothing of %s', (_, design) => expect(saidBy(consumerNotIdempotent, design)).toEqual([]));

  it('warns where telemetry and news share a channel', () => {
    expect(judged(consumerNotIdempotent, `${heard()}; meter(service) -> placed: publish {derived: false}; orders(service) -> placed: publish`)).toHaveLength(1);
  });

  it('warns of a projection that does not say so', () => {
    expect(judged(consumerNotIdempotent, heard('', '', 'role: projection'))).toHaveLength(1);
  });

  it('asks where an import could not know', () => {
    expect(saidBy(consumerNotIdempotent, heard('unknown: [idempotent]'))).toEqual(['info: Does ship notice when a message of placed comes twice?']);
    expect(judged(consumerNotIdempotent, `${heard('unknown: [idempotent]')}; paid(channel) -> ship: consume #known`)[0]).toMatchObject({
      severity: 'warning',
      evidence: ['ship', 'paid', 'known'],
    });
  });

  it('is fixed by an inbox for all that is not safe', () => {
    expect(changedBy(consumerNotIdempotent, `${heard()}; paid(channel) -> ship: consume #paid-too {idempotent: true}`, 'inbox')).toEqual({
      flows: { hear: { kind: 'consume', from: 'placed', to: 'ship', idempotent: true } },
    });
    expect(changedBy(consumerNotIdempotent, heard('unknown: [idempotent]'), 'inbox')).toMatchObject({ flows: { hear: { idempotent: true } } });
  });
});
