import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { unversionedApi } from './rule.ts';

const production = (text: string) => `meta {preset: production}; ${text}`;
const said = (text: string) => saidBy(unversionedApi, production(text));
const ACROSS = 'a(service) -> b(service): call #use; context x(a); context y(b)';

describe('unversioned-api', () => {
  it('warns of a service that another context calls', () => {
    expect(said(ACROSS)).toEqual(['warning: b has no versions of its API, which a uses']);
    expect(judged(unversionedApi, production(ACROSS))[0]).toMatchObject({ subject: 'b', evidence: ['b', 'a', 'use'] });
  });

  it('asks only what goes into production', () => expect(saidBy(unversionedApi, ACROSS)).toEqual([]));

  it.each([
    ['a client', 'c(client) -> b(service): call'],
    ['an external system', 'c(external) -> b(monolith): call'],
    ['a gateway', 'c(gateway) -> b(service): call; context x(b)'],
    ['another context, which calls a worker', 'c(service) -> w(service {partOfId: b}): call; b(service); context x(c); context y(b)'],
    ['somebody, and says that it has none', 'c(client) -> b(service {apiVersioned: false}): call'],
  ])('warns of a service that is called by %s', (_, design) => expect(said(design)).toEqual(['warning: b has no versions of its API, which c uses']));

  it.each([
    ['its API is versioned', ACROSS.replace('b(service)', 'b(service {apiVersioned: true})')],
    ['both are in one context', 'a(service) -> b(service): call; context x(a, b)'],
    ['the context is not known', 'a(service) -> b(service): call; context x(a)'],
    ['its own BFF calls', 'g(gateway {variant: bff}) -> b(service): call; context x(g, b)'],
    ['the target is infrastructure', 'a(service) -> b(service {infrastructure: true}): call; context x(a); context y(b)'],
    ['a worker belongs to a versioned service', 'c(client) -> w(service {partOfId: b}): call; b(service {apiVersioned: true})'],
    ['it is a message', 'a(service) -> b(service): send; context x(a); context y(b)'],
  ])('says nothing where %s', (_, design) => expect(said(design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(said(ACROSS.replace('b(service)', 'b(service {unknown: [apiVersioned]})'))).toEqual(['info: Has the API of b versions?']);
  });

  it('is fixed by versions', () => {
    expect(changedBy(unversionedApi, production(ACROSS), 'version')).toEqual({
      elements: { b: { kind: 'service', name: 'b', apiVersioned: true, contextIds: ['y'] } },
    });
  });
});
