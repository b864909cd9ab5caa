import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { missingDeadLetterQueue as rule } from './rule.ts';

const events = (fields = '', consume = '') => `events(channel {${fields}}) -> shipping(service): consume #take {${consume}}`;

describe('missing-dead-letter-queue', () => {
  it('warns of a channel that a service consumes', () => {
    expect(saidBy(rule, events())).toEqual(['warning: events has no dead-letter queue']);
    expect(judged(rule, events())[0]).toMatchObject({ subject: 'events', evidence: ['events', 'shipping', 'take'], where: 'shipping' });
  });

  it('says what happens after the last delivery', () => {
    expect(judged(rule, events('', 'maxDeliveries: 5'))[0]?.why).toContain('After five deliveries it is dropped');
  });

  it.each([
    ['the channel has one', `dead(channel); ${events('deadLetterChannelId: dead')}`],
    ['its only consumer has one', `dead(channel); ${events('', 'deadLetterChannelId: dead')}`],
    ['it may lose messages', events('lossy: true')],
    ['nobody consumes it', 'orders(service) -> events(channel): publish'],
    ['it is the dead-letter channel of a channel', `${events()}; other(channel {deadLetterChannelId: events})`],
    ['it is that of a consumer', `${events()}; other(channel) -> shipping: consume {deadLetterChannelId: events}`],
    ['a client listens', 'events(channel) -> shop(client): consume'],
    ['a partner listens', 'events(channel) -> partner(external): consume'],
    ['a broker stands for all its channels', 'kafka(broker) -> shipping(service): consume'],
  ])('says nothing where %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it('speaks of the consumers that have none', () => {
    const design = `dead(channel); ${events('', 'deadLetterChannelId: dead')}; events -> billing(service): consume #other`;
    expect(judged(rule, design)[0]).toMatchObject({ evidence: ['events', 'billing', 'other'], where: 'billing' });
  });

  it('judges a channel that belongs to a broker', () => {
    expect(saidBy(rule, `kafka(broker); ${events('brokerId: kafka')}`)).toHaveLength(1);
  });

  it.each([
    ['the channel', events('unknown: [deadLetterChannelId]')],
    ['the consumer', events('', 'unknown: [deadLetterChannelId]')],
    ['whether it may lose messages', events('unknown: [lossy]')],
  ])('asks where an import does not know %s', (_, design) => {
    expect(saidBy(rule, design)).toEqual(['info: Where do messages of events go that shipping cannot handle?']);
  });

  it('follows a reference that comes and goes elsewhere', () => {
    const engine = engineOver([rule]);
    const design = sketch(`${events()}; other(channel)`);
    expect(engine.check(design)).toHaveLength(1);
    const referred = applyEdits(design, [update('elements', 'other', { deadLetterChannelId: 'events' })]);
    if (!referred.ok) throw new Error('the edit applies');
    expect(engine.check(referred.design)).toEqual([]);
    expect(engine.check(design)).toHaveLength(1);
  });
});

describe('its fixes', () => {
  it('add a queue beside it, on the same broker', () => {
    expect(changedBy(rule, `kafka(broker); ${events('brokerId: kafka')}`, 'add')).toEqual({
      elements: {
        events: { kind: 'channel', name: 'events', brokerId: 'kafka', deadLetterChannelId: 'events-dead-letters' },
        'events-dead-letters': { kind: 'channel', variant: 'queue', name: 'events-dead-letters', brokerId: 'kafka' },
      },
    });
  });

  it('or take one that is there', () => {
    const design = `dead(channel); other(channel {deadLetterChannelId: dead}); ${events()}`;
    expect(changedBy(rule, design, 'share')).toEqual({ elements: { events: { kind: 'channel', name: 'events', deadLetterChannelId: 'dead' } } });
  });

  it('do not take one of another bounded context', () => {
    const design = `dead(channel); other(channel {deadLetterChannelId: dead}); ${events()}; context a(dead, other); context b(events)`;
    expect(fixesBy(rule, design).map(({ id }) => id)).toEqual(['add']);
  });
});
