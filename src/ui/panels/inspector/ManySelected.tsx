import AlignCenterHorizontal from 'lucide-react/icons/align-center-horizontal';
import AlignCenterVertical from 'lucide-react/icons/align-center-vertical';
import AlignEndHorizontal from 'lucide-react/icons/align-end-horizontal';
import AlignEndVertical from 'lucide-react/icons/align-end-vertical';
import AlignHorizontalDistributeCenter from 'lucide-react/icons/align-horizontal-distribute-center';
import AlignStartHorizontal from 'lucide-react/icons/align-start-horizontal';
import AlignStartVertical from 'lucide-react/icons/align-start-vertical';
import AlignVerticalDistributeCenter from 'lucide-react/icons/align-vertical-distribute-center';
import GitBranch from 'lucide-react/icons/git-branch';
import SquareDashed from 'lucide-react/icons/square-dashed';
import SquaresIntersect from 'lucide-react/icons/squares-intersect';
import Trash2 from 'lucide-react/icons/trash-2';
import X from 'lucide-react/icons/x';
import { mark, t } from '../../../language/index.ts';
import { type Design, elementForm, flowForm, type FormField, type Json } from '../../../model/index.ts';
import {
  addSagaOf,
  align,
  type AlignEdge,
  apply,
  distribute,
  groupSelection,
  removeSelection,
  sagaMembers,
  useDesign,
  view,
} from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { cx } from '../../controls/cx.ts';
import { collectionOf, type SelectableCollection } from '../../records/describe.ts';
import form from './form/Form.module.css';
import { type CommitField, FormRow } from './form/FormRow.tsx';
import css from './Inspector.module.css';
import many from './ManySelected.module.css';
import { Section } from './form/Section.tsx';
import { bySection } from './form/sections.ts';
import { sharedFields, sharedValue } from './sharedFields.ts';

const EDGES: readonly { edge: AlignEdge; label: string; Icon: typeof AlignStartVertical }[] = [
  { edge: 'left', label: mark('Align left edges'), Icon: AlignStartVertical },
  { edge: 'center', label: mark('Align middles on a vertical line'), Icon: AlignCenterVertical },
  { edge: 'right', label: mark('Align right edges'), Icon: AlignEndVertical },
  { edge: 'top', label: mark('Align top edges'), Icon: AlignStartHorizontal },
  { edge: 'middle', label: mark('Align middles on a horizontal line'), Icon: AlignCenterHorizontal },
  { edge: 'bottom', label: mark('Align bottom edges'), Icon: AlignEndHorizontal },
];

/** Several things at once: put in line, gathered into a context, and the fields that all of them have. */
export function ManySelected({ ids }: { ids: readonly string[] }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const boxes = ids.filter((id) => Object.hasOwn(design.elements, id) || Object.hasOwn(design.contexts, id) || Object.hasOwn(design.notes, id));
  const elements = ids.filter((id) => Object.hasOwn(design.elements, id));

  return (
    <>
      <header className={css.head}>
        <span className={css.tile}>
          <SquaresIntersect size={18} aria-hidden="true" />
        </span>
        <div className={css.names}>
          <h2 className={css.title}>{t('{{count}} selected', { count: ids.length })}</h2>
          <p className={css.kind}>{whatIsSelected(design, ids)}</p>
        </div>
        <div className={css.buttons}>
          <IconButton label={t('Delete all selected')} keys="Del" icon={<Trash2 size={16} />} disabled={readOnly} onClick={() => void removeSelection()} />
          <IconButton label={t('Close the inspector')} keys="Esc" icon={<X size={16} />} onClick={() => view.clear()} />
        </div>
      </header>
      <fieldset className={css.form} disabled={readOnly} aria-label={t('Details')}>
        {boxes.length > 1 && (
          <fieldset className={many.arrange} aria-label={t('Arrange')}>
            {EDGES.map(({ edge, label, Icon }) => (
              <IconButton key={edge} size="small" label={t(label)} icon={<Icon size={16} />} onClick={() => void align(edge)} />
            ))}
            <IconButton
              size="small"
              label={t('Same distance from left to right')}
              icon={<AlignHorizontalDistributeCenter size={16} />}
              disabled={boxes.length < 3}
              onClick={() => void distribute('horizontal')}
            />
            <IconButton
              size="small"
              label={t('Same distance from top to bottom')}
              icon={<AlignVerticalDistributeCenter size={16} />}
              disabled={boxes.length < 3}
              onClick={() => void distribute('vertical')}
            />
          </fieldset>
        )}
        <SharedForm design={design} ids={ids} />
        {elements.length > 0 && (
          <Button
            size="small"
            variant="line"
            className={many.gather}
            icon={<SquareDashed size={14} aria-hidden="true" />}
            onClick={() => void groupSelection()}
          >
            {elements.length === ids.length
              ? t('Draw a bounded context around them')
              : t('Draw a bounded context around the {{count}} elements', { count: elements.length })}
          </Button>
        )}
        {sagaMembers(ids).length > 1 && (
          <Button size="small" variant="line" className={many.gather} icon={<GitBranch size={14} aria-hidden="true" />} onClick={() => void addSagaOf(ids)}>
            {t('Make a saga of the {{count}} services', { count: sagaMembers(ids).length })}
          </Button>
        )}
      </fieldset>
    </>
  );
}

const COUNTED: Readonly<Record<SelectableCollection, string>> = {
  elements: mark('{{count}} elements'),
  flows: mark('{{count}} flows'),
  contexts: mark('{{count}} contexts'),
  sagas: mark('{{count}} sagas'),
  messages: mark('{{count}} messages'),
  relations: mark('{{count}} relations'),
  scenarios: mark('{{count}} scenarios'),
  teams: mark('{{count}} teams'),
  notes: mark('{{count}} notes'),
  frames: mark('{{count}} frames'),
  decisions: mark('{{count}} decisions'),
  migrations: mark('{{count}} migrations'),
};

/** `3 elements, 2 flows`. */
function whatIsSelected(design: Design, ids: readonly string[]): string {
  const counts = new Map<SelectableCollection, number>();
  for (const id of ids) {
    const collection = collectionOf(design, id);
    if (collection !== undefined) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  }
  return [...counts].map(([collection, count]) => t(COUNTED[collection], { count })).join(', ');
}

function SharedForm({ design, ids }: { design: Design; ids: readonly string[] }) {
  const collection = ids.every((id) => Object.hasOwn(design.elements, id))
    ? 'elements'
    : ids.every((id) => Object.hasOwn(design.flows, id))
      ? 'flows'
      : undefined;
  if (collection === undefined) return <p className={cx(css.muted, many.none)}>{t('They have no fields in common.')}</p>;
  const records = ids.map((id) => design[collection][id] as { readonly kind: string } & Readonly<Record<string, unknown>>);
  const fields = sharedFields(records.map((record) => (collection === 'elements' ? elementForm(record.kind as never) : flowForm(record.kind as never))));
  const commit: CommitField = (key, value: Json | null) => {
    const label = t('Change of {{what}}: {{field}}', {
      what: t(COUNTED[collection], { count: ids.length }),
      field: t(fields.find((field) => field.key === key)?.label ?? key),
    });
    const result = apply(
      ids.map((id) => ({ op: 'update' as const, collection, id, fields: { [key]: value } })),
      { label },
    );
    return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
  };
  const rows = (list: readonly FormField[]) => (
    <div className={form.rows}>
      {list.map((field) => {
        const shared = sharedValue(records, field.key);
        return <FormRow key={`${field.key}:${ids.join()}`} field={field} value={shared.value} mixed={shared.mixed} onCommit={commit} />;
      })}
    </div>
  );
  return (
    <div className={form.form}>
      {bySection(fields, []).map((section) =>
        section.title === undefined ? (
          <div key="">{rows(section.fields)}</div>
        ) : (
          <Section key={section.title} title={t(`${section.title}|section`)} open={false}>
            {rows(section.fields)}
          </Section>
        ),
      )}
    </div>
  );
}
