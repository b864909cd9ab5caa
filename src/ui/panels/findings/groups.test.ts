import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { grouped } from './groups.ts';
import { finding } from './testing.ts';

const design = sketch('orders(service {name: Order service}) -> payments(service {name: Payment service}): call #charge; context sales(orders)');
const shared = finding('shared-database', 'error', 'orders');
const timeout = finding('missing-timeout', 'error', 'charge');
const breaker = finding('missing-circuit-breaker', 'warning', 'orders');
const tracing = finding('no-distributed-tracing', 'warning', 'meta');
const all = [shared, timeout, breaker, tracing];
const names = { design, rules: new Map([['missing-timeout', 'Missing timeout']]) };
const heads = (by: Parameters<typeof grouped>[1]) => grouped(all, by, names).map(({ title, findings }) => `${title} ${findings.length}`);

describe('findings under their heads', () => {
  it('stand by severity, worst first', () => {
    expect(heads('severity')).toEqual(['Errors 2', 'Warnings 2']);
  });

  it('stand by rule, under its title where that is known', () => {
    expect(heads('rule')).toEqual(['shared-database 1', 'Missing timeout 1', 'missing-circuit-breaker 1', 'no-distributed-tracing 1']);
  });

  it('stand by element, of a flow under where it comes from, and what is about everything under the design', () => {
    expect(heads('element')).toEqual(['Order service 3', 'The design as a whole 1']);
  });

  it('tell the worst under each head', () => {
    expect(grouped(all, 'element', names).map(({ worst }) => worst)).toEqual(['error', 'warning']);
  });

  it('keep their order within a head, and none is lost or doubled', () => {
    for (const by of ['severity', 'rule', 'element'] as const) {
      const listed = grouped(all, by, names).flatMap(({ findings }) => findings);
      expect([...listed].sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
    }
  });
});
