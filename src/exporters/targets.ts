import { asyncapi } from './asyncapi/target.ts';
import { cml } from './cml/target.ts';
import { findings } from './findings/target.ts';
import { link } from './link/target.ts';
import { markdown } from './markdown/target.ts';
import { mermaid } from './mermaid/target.ts';
import { openapi } from './openapi/target.ts';
import { png } from './png/target.ts';
import { seam } from './seam/target.ts';
import { svg } from './svg/target.ts';
import type { Target } from './target.ts';
import { typescript } from './typescript/target.ts';

/** Every target, in the order of the menu. What writes it is `exporter` in the `index.ts` of the folder of its id. */
export const TARGETS: readonly Target[] = [mermaid, svg, png, markdown, typescript, asyncapi, openapi, cml, seam, findings, link];

/** The target of an id. @throws Error where there is none */
export function targetOf(id: string): Target {
  const target = TARGETS.find((candidate) => candidate.id === id);
  if (target === undefined) throw new Error(`There is no exporter “${id}”.`);
  return target;
}
