import { diffDesigns, emptyDesign, type Design, type Edit } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { renamed } from './renamed.ts';

/** Shapes of several elements that hardly ever come about by chance, for the rules that look for them. */
const CLUSTERS: readonly (() => string)[] = [
  // A hub among services that few call.
  () => ['hub(service)', ...Array.from({ length: 9 }, (_, i) => `s${i}(service) -> ${i < 6 ? 'hub' : `t${i}(service)`}: call {timeout: {}}`)].join('; '),
  // One that does most of what there is.
  () =>
    `big(service {aggregates: [A, B, C, D], operations: [${Array.from({ length: 24 }, (_, i) => `{name: o${i}}`).join(', ')}]}); ${['a', 'b', 'c']
      .map((id) => `${id}(service {operations: [{name: x}]})`)
      .join('; ')}; big -> a: call`,
  // One that does hardly anything, beside one that it cannot do without.
  () =>
    'one(service {operations: [{name: x}, {name: y}, {name: z}]}) -> tiny(service {operations: [{name: Tax}]}): call {timeout: {}}; context near(one, tiny)',
  // Two kinds of client at one door to five services.
  () =>
    `browser(client {variant: web}) -> door(gateway {variant: api-gateway}): call; app(client {variant: mobile}) -> door: call; ${['a', 'b', 'c', 'd', 'e', 'f']
      .map((id) => `door -> ${id}(service): call {timeout: {ms: 500}}`)
      .join('; ')}`,
  // Commands into two other contexts.
  () =>
    'one(service) -> two(service): call {timeout: {}, intent: command}; one -> three(service): call {timeout: {}, intent: command}; context c1(one); context c2(two); context c3(three)',
  // Everything by calls that change something.
  () => 'a(service) -> b(service): call; b -> c(service): call; a -> d(service): call; d -> c: call',
  // Tables behind a service.
  () => 'a(service) -> table(service {operations: [{name: Read, style: crud}]}): call; b(service) -> table: call',
];

/**
 * The edits that put one of these shapes into a design.
 * @param share from 0 to 1, decides which
 * @param prefix makes its ids its own
 */
export function clusterEdits(share: number, prefix: string): Edit[] {
  const text = CLUSTERS[Math.floor(share * CLUSTERS.length)] ?? CLUSTERS[0];
  const piece: Design = renamed(sketch(text?.() ?? ''), (id) => `${prefix}-${id}`);
  const empty = emptyDesign();
  return diffDesigns(empty, { ...piece, meta: empty.meta, platform: empty.platform, layout: {} });
}
