import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import { applyEdits, changeKind, type Design, type KindSeed } from './index.ts';

function becomes(design: Design, id: string, seed: KindSeed): Design | undefined {
  const edits = changeKind(design, id, seed);
  if (!edits) return undefined;
  const result = applyEdits(design, edits);
  return result.ok ? result.design : undefined;
}

describe('An element of another kind', () => {
  it('keeps what has a meaning for the new kind, and drops the rest', () => {
    const design = sketch('events(datastore {name: Events, variant: relational, technology: Kafka})');
    expect(becomes(design, 'events', { kind: 'channel', variant: 'topic' })?.elements['events']).toEqual({
      kind: 'channel',
      name: 'Events',
      variant: 'topic',
      technology: 'Kafka',
    });
  });

  it('has flows that may run there: legal ones stay as they are, others become the likeliest', () => {
    const design = sketch('orders(service) -> hub(service): call\n orders -> db(datastore): access');
    const after = becomes(design, 'hub', { kind: 'channel', variant: 'topic' });
    expect(Object.values(after?.flows ?? {}).map(({ kind }) => kind)).toEqual(['publish', 'access']);
  });

  it('is none where nothing may run between the new kind and its neighbours', () => {
    const design = sketch('jobs(channel) -> worker(service): consume');
    expect(changeKind(design, 'worker', { kind: 'datastore', variant: 'relational' })).toBeUndefined();
  });

  it('is none where it is that already, or where there is no such element', () => {
    const design = sketch('db(datastore {variant: cache})');
    expect(changeKind(design, 'db', { kind: 'datastore', variant: 'cache' })).toBeUndefined();
    expect(changeKind(design, 'gone', { kind: 'service' })).toBeUndefined();
  });
});
