import { t } from '../../language/index.ts';
import { applyEdits, changeKind, type Design, type Edit, type KindSeed } from '../../model/index.ts';
import { apply, useDesign } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import { titleOf } from '../records/describe.ts';
import { KINDS_TO_ADD } from './kinds.ts';
import { Picker } from './Picker.tsx';

/** Asks what an element is to be instead, and makes it that: by name, without a pointer. Only what its flows allow is offered. */
export function KindPicker({ elementId, onClose }: { elementId: string; onClose: () => void }) {
  const design = useDesign((state) => state.design);
  const name = titleOf(design, elementId);
  const kinds = kindsFor(design, elementId);
  return (
    <Picker
      title={t('Change {{name}} into', { name })}
      placeholder={t('What it is to be')}
      empty={t('Its flows allow no other kind.')}
      options={kinds.map(({ label, flows }) => ({
        value: label,
        label: t(label),
        ...(flows > 0 && { hint: t('{{count}} flows change with it', { count: flows }) }),
      }))}
      onClose={onClose}
      onPick={(label) => {
        const kind = kinds.find((one) => one.label === label);
        if (kind && apply(kind.edits, { label: t('Change the kind of {{name}}', { name }), select: [elementId] }).ok)
          announce(t('{{name}} is of another kind now: {{kind}}.', { name, kind: t(kind.label) }));
      }}
    />
  );
}

interface Kind {
  readonly label: string;
  readonly edits: readonly Edit[];
  /** How many flows become of another kind with it. */
  readonly flows: number;
}

/** What the element may become, in the order of the palette. */
function kindsFor(design: Design, id: string): readonly Kind[] {
  return KINDS_TO_ADD.flatMap(({ label, seed }): Kind[] => {
    const { name: _, ...fields } = seed as KindSeed;
    const edits = changeKind(design, id, fields as KindSeed);
    return edits && applyEdits(design, edits).ok ? [{ label, edits, flows: edits.length - 1 }] : [];
  });
}
