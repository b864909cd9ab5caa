import type { ElementSeed } from '../../workspace/index.ts';
import { SECTIONS } from '../records/kinds.ts';

/** Everything that can be added, in the order of the palette. */
export const KINDS_TO_ADD: readonly { readonly label: string; readonly seed: Exclude<ElementSeed, string> }[] = SECTIONS.flatMap((section) => [
  ...section.entries,
  ...(section.more ?? []),
]);
