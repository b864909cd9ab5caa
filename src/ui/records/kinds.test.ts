import { describe, expect, it } from 'vitest';
import { datastoreSchema, elementSchema } from '../../model/index.ts';
import { SECTIONS, visibleSections } from './kinds.ts';

const labels = (query: string) => visibleSections(query, false).flatMap((section) => section.entries.map((entry) => entry.label));

describe('the palette', () => {
  it('makes only elements that the schema takes', () => {
    const entries = SECTIONS.flatMap((section) => [...section.entries, ...(section.more ?? [])]);
    for (const entry of entries) expect(elementSchema.safeParse({ name: entry.label, ...entry.seed }).success, entry.label).toBe(true);
  });

  it('shows four things of each section at first', () => {
    expect(visibleSections('', false).map((section) => section.entries.length)).toEqual([4, 4, 4]);
  });

  it('finds by the beginning of a product name', () => {
    expect(labels('rabbit')).toEqual(['Queue', 'Broker']);
  });

  it('wants all the words that were typed', () => {
    expect(labels('event store')).toEqual(['Event store']);
  });

  it('says nothing of what it does not have', () => {
    expect(labels('blockchain')).toEqual([]);
  });

  it.each([
    ['PostgreSQL', 'Database'],
    ['kafka', 'Topic'],
    ['pub/sub', 'Topic'],
    ['dead letter', 'Queue'],
    ['neo4j', 'Graph'],
    ['ingress', 'Gateway'],
    ['android', 'Mobile'],
    ['saas', 'External'],
  ])('finds what people call %s first under %s', (query, label) => {
    expect(labels(query)[0]).toBe(label);
  });

  it('has every type of store that the schema knows, and finds each as a store or a database', () => {
    const stores = SECTIONS.flatMap(({ entries, more = [] }) => [...entries, ...more]).filter(({ seed }) => seed.kind === 'datastore');
    const types = stores.map(({ seed }) => (seed.kind === 'datastore' ? seed.variant : undefined));
    expect(types.toSorted()).toEqual(datastoreSchema.shape.variant.unwrap().options.toSorted());
    expect([...labels('store'), ...labels('database')]).toEqual(expect.arrayContaining(stores.map(({ label }) => label)));
  });
});
