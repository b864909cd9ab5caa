import { largeDesign } from '../../src/testing/index.ts';
import { layeredDesign } from './layeredDesign.ts';
import { CATALOGUE } from '../../src/rules/registry.ts';
import { Facts } from '../../src/rules/facts/facts.ts';
import { RuleRunner } from '../../src/rules/engine/runner.ts';
import type { Design, Flow } from '../../src/model/index.ts';
function retried(design: Design): Design {
  const flows: Record<string, Flow> = {};
  let i = 0;
  for (const [id, flow] of Object.entries(design.flows))
    flows[id] = flow.kind === 'call' && i++ % 3 === 0 ? { ...flow, idempotent: true, retry: { retries: 1, backoff: 'exponential', jitter: 'full' } } : flow;
  const elements = Object.fromEntries(Object.entries(design.elements).map(([id, e]) => [id, e.kind === 'service' ? { ...e, availability: 0.99999 } : e]));
  return { ...design, meta: { ...design.meta, slo: 0.995 }, flows, elements } as Design;
}
for (const [name, design] of [
  ['large', largeDesign({ elements: 10_000, flows: 30_000 })],
  ['layered', layeredDesign({ elements: 10_000, flows: 30_000 })],
  ['layered retried', retried(layeredDesign({ elements: 10_000, flows: 30_000 }))],
  ['large retried', retried(largeDesign({ elements: 10_000, flows: 30_000 }))],
] as const) {
  const total: Record<string, number[]> = {};
  const factsMs: number[] = [];
  const counts: Record<string, number> = {};
  for (let run = 0; run < 9; run++) {
    let t = performance.now();
    const facts = new Facts(design);
    factsMs.push(performance.now() - t);
    for (const rule of CATALOGUE) {
      const runner = new RuleRunner(rule, design);
      t = performance.now();
      runner.runAll(facts);
      (total[rule.id] ??= []).push(performance.now() - t);
      counts[rule.id] = runner.findings.size;
    }
  }
  const median = (l: number[]) => l.toSorted((a, b) => a - b)[l.length >> 1] ?? 0;
  console.log(
    name,
    'facts',
    median(factsMs).toFixed(1),
    'all',
    Object.values(total)
      .reduce((s, l) => s + median(l), 0)
      .toFixed(1),
  );
  console.log(
    Object.entries(total)
      .map(([id, l]) => [median(l), id] as const)
      .sort((a, b) => b[0] - a[0])
      .slice(0, 40)
      .map(([ms, id]) => `${id} ${ms.toFixed(2)} (${counts[id]})`)
      .join(' · '),
  );
}
