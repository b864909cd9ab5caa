import { isAsynchronous } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { MOST_CHARACTERS, MOST_EDGES } from './labels.ts';
import { homeOf } from './parts.ts';

/** Flows from one home to another, which an overview draws as one line. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
  flows: number;
}

/** How an overview is written down: one line for each context, for each element that stands in none, and for each bundle of flows. */
export interface OverviewWriter {
  readonly head: string;
  context(id: string): string;
  element(id: string): string;
  bundle(bundle: Bundle): string;
}

/** Contexts and the flows between them, bundled and counted; elements of no context stand for themselves while there is room. */
export function overview(design: Design, writer: OverviewWriter): string {
  const lines = [writer.head];
  let left = MOST_CHARACTERS - 200;
  const write = (line: string): boolean => {
    if (line.length + 1 > left) return false;
    left -= line.length + 1;
    lines.push(line);
    return true;
  };
  const homes = new Map(Object.keys(design.elements).map((id) => [id, homeOf(design, id) ?? id] as const));
  const shown = new Set(Object.keys(design.contexts).filter((id) => write(writer.context(id))));
  for (const [id, home] of homes) if (home === id && left > MOST_CHARACTERS / 2 && write(writer.element(id))) shown.add(id);

  const bundles = bundlesOf(design, homes);
  const drawn = bundles
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .slice(0, MOST_EDGES)
    .filter((bundle) => write(writer.bundle(bundle)));
  const hidden = bundles.length - drawn.length + [...new Set(homes.values())].filter((id) => !shown.has(id)).length;
  if (hidden > 0) lines.push(`  %% ${hidden} more did not fit into this overview`);
  return `${lines.join('\n')}\n`;
}

/** Flows between different homes, the thickest bundles first. */
function bundlesOf(design: Design, homes: ReadonlyMap<string, string>): readonly Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const flow of Object.values(design.flows)) {
    const from = homes.get(flow.from);
    const to = homes.get(flow.to);
    if (from === undefined || to === undefined || from === to) continue;
    const dashed = isAsynchronous(flow);
    const key = `${from} ${to} ${dashed}`;
    const bundle = bundles.get(key) ?? { from, to, dashed, flows: 0 };
    bundle.flows += 1;
    bundles.set(key, bundle);
  }
  return [...bundles.values()].sort((a, b) => b.flows - a.flows);
}
