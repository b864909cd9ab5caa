import type { Design } from '../../model/index.ts';
import { mermaidIds } from './ids.ts';
import { mermaidText } from './text.ts';

/** The participants of a sequence diagram, in the order in which they are first asked for. */
export interface Participants {
  /** The id of a record in the diagram. */
  of(recordId: string): string;
  readonly lines: readonly string[];
}

/** @param nameOf names of what is no element of the design */
export function participantsIn(design: Design, nameOf: (recordId: string) => string = (recordId) => recordId): Participants {
  const idOf = mermaidIds();
  const lines: string[] = [];
  const known = new Set<string>();
  return {
    lines,
    of(recordId) {
      const id = idOf(recordId);
      if (!known.has(id)) {
        known.add(id);
        lines.push(`  participant ${id} as ${mermaidText(design.elements[recordId]?.name ?? nameOf(recordId))}`);
      }
      return id;
    },
  };
}
