import { describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { entryChoices } from './entries.ts';

const titles = (text: string) => entryChoices(sketch(text)).map(({ title, hint }) => `${title} (${hint})`);

describe('what can be played', () => {
  it('begins with what a client asks for, the call that leads farthest first', () => {
    expect(
      titles(`admin(client) -> reports(service): call
web(client) -> gateway(gateway): call
gateway -> orders(service): call
orders -> bank(external): call {circuitBreaker: {}}`),
    ).toEqual([
      'web → gateway (call of a client)',
      'admin → reports (call of a client)',
      'orders → bank (call with a circuit breaker)',
      'gateway → orders (call)',
    ]);
  });

  it('is what has a breaker where no client calls', () => {
    expect(titles(`a(service) -> b(service): call\nb -> c(service): call {circuitBreaker: {}}`)[0]).toBe('b → c (call with a circuit breaker)');
  });

  it('goes on in circles without end', () => {
    expect(titles(`web(client) -> a(service): call\na -> b(service): call\nb -> a: call`)[0]).toBe('web → a (call of a client)');
  });
});
