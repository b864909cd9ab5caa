import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import type { Design, Element, Flow } from '../model/index.ts';
import { glyphOf } from './glyphs.ts';
import { inEnglish, isAsynchronous, labelsOf, type SayWord, subtitleOf } from './words.ts';

const subtitle = (text: string, id = 'it'): string => {
  const design = sketch(text);
  return subtitleOf(design.elements[id] as Element, design);
};
const labels = (text: string): readonly string[] => {
  const design: Design = sketch(text);
  return labelsOf(Object.values(design.flows)[0] as Flow, design);
};

describe('the words on a flow that has none of its own', () => {
  it('are said in another language where one is given', () => {
    const design = sketch('a(service) -> b(datastore): access {mode: read-write}');
    const say: SayWord = (word) => `${inEnglish(word)}!`;
    expect(labelsOf(Object.values(design.flows)[0] as Flow, design, say)).toEqual(['read-write!', 'r/w!']);
  });
});

describe('the line under a name', () => {
  it('tells technology and instances of a service', () => {
    expect(subtitle('it(service {technology: Kotlin, instances: 3})')).toBe('Kotlin · 3 instances');
  });

  it('tells what a worker is part of', () => {
    expect(subtitle('it(service {partOfId: orders}); orders(service {name: Order service})')).toBe('part of Order');
  });

  it('tells the kind where nothing else is known', () => {
    expect(subtitle('it(service)')).toBe('service');
  });

  it('tells a monolith from a service', () => {
    expect(subtitle('it(monolith)')).toBe('monolith');
    expect(subtitle('it(monolith {technology: Rails})')).toBe('Rails · monolith');
  });

  it('tells the engine of a store, and of the broker of a topic', () => {
    expect(subtitle('it(datastore {engine: PostgreSQL})')).toBe('PostgreSQL');
    expect(subtitle('it(channel {variant: topic, brokerId: bus}); bus(broker {engine: Kafka})')).toBe('Kafka topic');
  });

  it('is said in another language where one is given, but for names and technology', () => {
    const german: Readonly<Record<string, string>> = {
      '{{many}} instances|picture': '{{many}} Instanzen',
      'part of {{name}}|picture': 'Teil von {{name}}',
      service: 'Service',
    };
    const said: SayWord = (word, values) => inEnglish(german[word] ?? expect.fail(word), values);
    const of = (text: string): string => {
      const design = sketch(text);
      return subtitleOf(design.elements['it'] as Element, design, said);
    };
    expect(of('it(service {technology: Kotlin, instances: 3})')).toBe('Kotlin · 3 Instanzen');
    expect(of('it(service {partOfId: orders}); orders(service {name: Order service})')).toBe('Teil von Order');
    expect(of('it(service)')).toBe('Service');
  });

  it('leaves the second part out where there is no room', () => {
    expect(subtitle('it(service {technology: A very long technology, instances: 3})')).toBe('A very long technology');
  });
});

describe('the word on a flow', () => {
  it('is its label and its protocol, and without room its label', () => {
    expect(labels('a(service) -> b(service): call {label: charge, protocol: gRPC}')).toEqual(['charge · gRPC', 'charge']);
  });

  it('is the message with its version from the second one on', () => {
    expect(labels('message m(event) {name: OrderPlaced, version: 2}; a(service) -> b(channel): publish {messageId: m}')).toEqual(['OrderPlaced v2']);
  });

  it('is how a store is used', () => {
    expect(labels('a(service) -> b(datastore): access {mode: read-write}')).toEqual(['read-write', 'r/w']);
  });

  it('is nothing where nothing is known', () => {
    expect(labels('a(service) -> b(service): call')).toEqual([]);
  });
});

describe('flows', () => {
  it('are asynchronous where the sender does not wait', () => {
    expect((['call', 'access', 'publish', 'consume', 'send', 'replicate'] as const).map((kind) => isAsynchronous({ kind }))).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('glyphs', () => {
  const glyph = (name: string, more: object = {}): string => glyphOf({ kind: 'service', name, ...more } as Element);

  it('tell the business that the name tells', () => {
    expect([glyph('Order service'), glyph('Payments'), glyph('Shipping'), glyph('Frobnicator')]).toEqual(['shopping-cart', 'credit-card', 'truck', 'box']);
  });

  it('tell the role of an adapter before its business', () => {
    expect(glyph('Card adapter', { role: 'anti-corruption-layer' })).toBe('arrow-left-right');
  });

  it('tell the type of a store', () => {
    expect(glyphOf({ kind: 'datastore', name: 'x', variant: 'cache' } as Element)).toBe('zap');
  });
});
