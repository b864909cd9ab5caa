import type { Design } from '../../model/index.ts';
import { addElement, moveInto, useDesign, view } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import type { Option } from '../controls/SelectField.tsx';
import { titleOf } from '../records/describe.ts';
import { ConnectPicker } from './ConnectPicker.tsx';
import { KINDS_TO_ADD } from './kinds.ts';
import { Picker } from './Picker.tsx';
import type { OutlineRow } from './tree.ts';

/** What the outline wants to know before it can act. */
export interface Asking {
  readonly kind: 'connect' | 'add' | 'move';
  readonly row: OutlineRow;
}

interface AskedProps {
  asking: Asking;
  onClose: () => void;
  /** Something new was made, and its name is to be typed. */
  onMade: (id: string) => void;
}

const OUT = 'none:';

/** Asks with what an element is connected, what is added, or into which context it moves, and does it. */
export function Asked({ asking, onClose, onMade }: AskedProps) {
  const design = useDesign((state) => state.design);
  const { kind, row } = asking;
  const id = row.id ?? '';

  switch (kind) {
    case 'connect':
      return <ConnectPicker fromId={id} onClose={onClose} />;
    case 'add':
      return (
        <Picker
          title={row.kind === 'group' ? 'Add an element' : `Add to ${titleOf(design, contextOf(design, row) ?? id)}`}
          placeholder="Kind of element"
          empty=""
          options={KINDS_TO_ADD.map(({ label, seed }) => ({ value: label, label, hint: seed.kind }))}
          onClose={onClose}
          onPick={(label) => {
            const seed = KINDS_TO_ADD.find((one) => one.label === label)?.seed;
            if (!seed) return;
            const contextId = contextOf(design, row);
            if (row.kind === 'element') view.select([id]);
            const made = addElement(contextId === undefined ? seed : { ...seed, contextIds: [contextId] }, undefined, { rename: false });
            if (!made.ok) return;
            announce(`${label} added${contextId === undefined ? '' : ` to ${titleOf(design, contextId)}`}. Type its name.`);
            onMade(made.id);
          }}
        />
      );
    case 'move':
      return (
        <Picker
          title={`Move ${row.label} to`}
          placeholder="Name of a context"
          empty="There is no bounded context yet."
          options={contextsFor(design, id)}
          onClose={onClose}
          onPick={(contextId) => {
            const target = contextId === OUT ? null : contextId;
            if (moveInto([id], target).ok) announce(`${row.label} ${target === null ? 'stands in no context now' : `is in ${titleOf(design, target)} now`}.`);
          }}
        />
      );
  }
}

function contextsFor(design: Design, id: string): readonly Option[] {
  const inside = design.elements[id]?.contextIds ?? [];
  const contexts = Object.entries(design.contexts)
    .filter(([contextId]) => !(inside.length === 1 && inside[0] === contextId))
    .map(([contextId, context]) => ({ value: contextId, label: context.name, hint: context.subdomain }));
  return inside.length === 0 ? contexts : [...contexts, { value: OUT, label: 'Outside of all contexts' }];
}

/** The context that a new element joins: the row's own, or that of the element it stands beside. */
function contextOf(design: Design, row: OutlineRow): string | undefined {
  if (row.kind === 'context') return row.id;
  return row.id === undefined ? undefined : design.elements[row.id]?.contextIds?.[0];
}
