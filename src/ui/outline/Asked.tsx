import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { addContext, moveInto, useDesign } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import type { Option } from '../controls/SelectField.tsx';
import { titleOf } from '../records/describe.ts';
import { addingAt } from './adding.ts';
import { ConnectPicker } from './ConnectPicker.tsx';
import { KindPicker } from './KindPicker.tsx';
import { Picker } from './Picker.tsx';
import type { OutlineRow } from './tree.ts';

/** What the outline wants to know before it can act. */
export type Asking =
  | { readonly kind: 'connect' | 'kind' | 'move'; readonly row: OutlineRow }
  /** With no row: anywhere in the design. */
  | { readonly kind: 'add'; readonly row: OutlineRow | undefined };

interface AskedProps {
  asking: Asking;
  onClose: () => void;
  /** Something new was made, of a saga with that as its owner, and its name is to be typed. */
  onMade: (id: string, ownerId?: string) => void;
}

/** Asks with what an element is connected, what it is to be, what is added, or into which context something moves, and does it. */
export function Asked({ asking, onClose, onMade }: AskedProps) {
  switch (asking.kind) {
    case 'connect':
      return <ConnectPicker fromId={asking.row.id ?? ''} onClose={onClose} />;
    case 'kind':
      return <KindPicker elementId={asking.row.id ?? ''} onClose={onClose} />;
    case 'add':
      return <AddPicker row={asking.row} onClose={onClose} onMade={onMade} />;
    case 'move':
      return <MovePicker row={asking.row} onClose={onClose} onMade={onMade} />;
  }
}

function AddPicker({ row, onClose, onMade }: Pick<AskedProps, 'onClose' | 'onMade'> & { row: OutlineRow | undefined }) {
  const design = useDesign((state) => state.design);
  const { title, placeholder, empty, ownerId, options } = addingAt(design, row);
  return (
    <Picker
      title={title}
      placeholder={placeholder}
      empty={empty}
      options={options.map(({ label, hint }, index) => ({ value: String(index), label, ...(hint === undefined ? {} : { hint }) }))}
      onClose={onClose}
      onPick={(index) => {
        const chosen = options[Number(index)];
        const made = chosen?.make();
        if (!chosen || !made?.ok) return;
        announce(t('{{what}} added. Type its name.', { what: chosen.label }));
        onMade(made.id, ownerId);
      }}
    />
  );
}

const OUT = 'out:';
const NEW = 'new:';

function MovePicker({ row, onClose, onMade }: Pick<AskedProps, 'onClose' | 'onMade'> & { row: OutlineRow }) {
  const design = useDesign((state) => state.design);
  const id = row.id ?? '';
  return (
    <Picker
      title={t('Move {{label}} to', { label: row.label })}
      placeholder={t('Name of a context')}
      empty={t('There is no bounded context yet.')}
      options={contextsFor(design, id)}
      onClose={onClose}
      onPick={(chosen) => {
        if (chosen === NEW) {
          const made = addContext({ around: [id], rename: false });
          if (!made.ok) return;
          announce(t('{{label}} stands in a new context. Type its name.', { label: row.label }));
          onMade(made.id);
          return;
        }
        const target = chosen === OUT ? null : chosen;
        if (!moveInto([id], target).ok) return;
        announce(
          target === null
            ? t('{{label}} stands in no context now.', { label: row.label })
            : t('{{label}} is in {{name}} now.', { label: row.label, name: titleOf(design, target) }),
        );
      }}
    />
  );
}

function contextsFor(design: Design, id: string): readonly Option[] {
  const noteContext = design.notes[id]?.contextId;
  const inside = design.elements[id]?.contextIds ?? (noteContext === undefined ? [] : [noteContext]);
  const contexts = Object.entries(design.contexts)
    .filter(([contextId]) => !(inside.length === 1 && inside[0] === contextId))
    .map(([contextId, context]) => ({ value: contextId, label: context.name, hint: context.subdomain && t(context.subdomain) }));
  const out = inside.length === 0 ? [] : [{ value: OUT, label: t('Outside of all contexts') }];
  return [...contexts, ...out, { value: NEW, label: t('A new context') }];
}
