import Ellipsis from 'lucide-react/icons/ellipsis';
import Lock from 'lucide-react/icons/lock';
import X from 'lucide-react/icons/x';
import { t } from '../../../language/index.ts';
import { duplicateSelection, moveInto, removeRecords, setLocked, useDesign, view } from '../../../workspace/index.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { Menu, type MenuGroup } from '../../controls/Menu.tsx';
import { typeAhead } from '../../controls/typeAhead.ts';
import { describe, endsOf } from '../../records/describe.ts';
import { RecordGlyph } from '../../records/RecordGlyph.tsx';
import css from './Inspector.module.css';

/** Name and kind of what is selected, with what can be done to it as a whole. */
export function InspectorHead({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const described = describe(design, id);
  if (!described) return null;
  const flow = design.flows[id];
  const ends = flow && described.title !== endsOf(design, flow) ? `, ${endsOf(design, flow)}` : '';
  return (
    <header className={css.head}>
      <span className={css.tile}>
        <RecordGlyph design={design} id={id} size={18} coloured={false} />
      </span>
      <div className={css.names}>
        <h2 className={css.title} title={described.title}>
          {described.title}
        </h2>
        <p className={css.kind} title={described.kind + ends}>
          {described.kind}
          <span className={css.wide}>{ends}</span>
        </p>
      </div>
      <div className={css.buttons}>
        <LockSign id={id} />
        <RecordMenu id={id} />
        <IconButton label={t('Close the inspector')} keys="Esc" icon={<X size={16} />} onClick={() => view.clear()} />
      </div>
    </header>
  );
}

/** On what is locked in place; a press unlocks it. */
function LockSign({ id }: { id: string }) {
  const locked = useDesign(({ design }) => design.layout[id]?.locked === true);
  const readOnly = useDesign((state) => state.readOnly !== false);
  if (!locked) return null;
  return <IconButton label={t('Locked in place: unlock')} icon={<Lock size={16} />} disabled={readOnly} onClick={() => void setLocked([id], false)} />;
}

function RecordMenu({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const element = design.elements[id];
  const locked = design.layout[id]?.locked === true;
  const placed = Object.hasOwn(design.layout, id);
  const named = element ?? design.contexts[id] ?? design.sagas[id] ?? design.flows[id] ?? design.frames[id] ?? design.notes[id];

  const change: MenuGroup = {
    items: [
      ...(named ? [{ id: 'rename', label: t('Rename'), keys: 'F2', disabled: readOnly, onSelect: () => view.rename(id) }] : []),
      ...(element ? [{ id: 'kind', label: t('Change the kind …'), disabled: readOnly, onSelect: () => ask({ id, part: 'kind' }) }] : []),
      ...(element ? [{ id: 'connect', label: t('Connect to …'), keys: 'C', disabled: readOnly, onSelect: () => ask({ id }) }] : []),
      ...(element ? [{ id: 'duplicate', label: t('Duplicate'), keys: 'Ctrl D', disabled: readOnly, onSelect: () => void duplicateSelection() }] : []),
      ...(element?.contextIds?.length
        ? [{ id: 'out', label: t('Take out of its context'), disabled: readOnly, onSelect: () => void moveInto([id], null) }]
        : []),
      ...(placed ? [{ id: 'lock', label: t('Locked in place'), checked: locked, disabled: readOnly, onSelect: () => void setLocked([id], !locked) }] : []),
    ],
  };
  const look: MenuGroup = { items: [{ id: 'reveal', label: t('Show on the canvas'), onSelect: () => view.reveal([id]) }] };
  const end: MenuGroup = {
    items: [{ id: 'remove', label: t('Delete'), keys: 'Del', danger: true, disabled: readOnly, onSelect: () => void removeRecords([id]) }],
  };
  return <Menu trigger={<IconButton label={t('More')} icon={<Ellipsis size={16} />} />} groups={[change, look, end]} align="end" />;
}

/** Opens the picker; letters typed before it is there are kept for it. */
function ask(about: { readonly id: string; readonly part?: string }): void {
  typeAhead();
  view.openDialog('connect', about);
}
