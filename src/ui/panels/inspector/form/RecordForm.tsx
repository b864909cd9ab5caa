import { type ReactNode, useCallback, useMemo } from 'react';
import { t } from '../../../../language/index.ts';
import { add, allIds, type CollectionName, type FormField, type Json, newId, policyState, update } from '../../../../model/index.ts';
import { apply, updateRecord, useDesign } from '../../../../workspace/index.ts';
import { titleOf } from '../../../records/describe.ts';
import css from './Form.module.css';
import { type CommitField, type CreateReferenced, FormRow } from './FormRow.tsx';
import { Section } from './Section.tsx';
import { bySection } from './sections.ts';

interface RecordFormProps {
  collection: CollectionName;
  id: string;
  record: object;
  /** From `formOf`; hidden fields are left out here. */
  fields: readonly FormField[];
  /** Fields that another editor on the same page shows. */
  except?: readonly string[];
  /** Fields that stand first and open; the others without a section then fold away under "More". Absent: all of them. */
  first?: readonly string[];
  /** Stands between what is open and what folds away. */
  children?: ReactNode;
}

/** Commits one field of a record: one edit, one undo step. Returns the reason when the document refuses it. */
export function useCommitField(collection: CollectionName, id: string): CommitField {
  return useCallback(
    (key, value) => {
      const { design } = useDesign.getState();
      if (!Object.hasOwn(design[collection], id)) return undefined;
      const result = updateRecord(collection, id, { [key]: value });
      return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
    },
    [collection, id],
  );
}

/** The form of a record, generated from its schema. Fields with a section fold away; a section that holds something starts open. */
export function RecordForm({ collection, id, record, fields, except, first, children }: RecordFormProps) {
  const commit = useCommitField(collection, id);
  const create = useCreateReferenced(collection, id);
  const values = record as Readonly<Record<string, unknown>>;
  const sections = useMemo(() => bySection(fields, except ?? [], first), [fields, except, first]);
  const rows = (list: readonly FormField[]) => (
    <div className={css.rows}>
      {list.map((field) => (
        <FormRow
          key={field.key}
          field={field}
          value={values[field.key]}
          holder={id}
          unknown={policyState(record, field.key) === 'unknown'}
          onCommit={commit}
          onCreate={create}
        />
      ))}
    </div>
  );

  const open = sections.find((section) => section.title === undefined);
  return (
    <div className={css.form}>
      {open && rows(open.fields)}
      {children}
      {sections.map(({ title, fields: list }) => {
        if (title === undefined) return null;
        const set = list.filter((field) => values[field.key] !== undefined).length;
        return (
          <Section key={title} title={t(`${title}|section`)} note={set === 0 ? undefined : t('{{count}} set', { count: set })} open={false}>
            {rows(list)}
          </Section>
        );
      })}
    </div>
  );
}

function useCreateReferenced(collection: CollectionName, id: string): CreateReferenced {
  return useCallback(
    (field, name) => {
      const { design } = useDesign.getState();
      const target = field.ref;
      if (target !== 'contexts' && target !== 'teams' && target !== 'messages') return;
      const made = newId(name, allIds(design), Math.random);
      const record = target === 'messages' ? { name, kind: 'event' as const } : { name };
      const before = (design[collection][id] as Readonly<Record<string, unknown>> | undefined)?.[field.key];
      const value: Json = field.type === 'referenceList' ? [...((before as string[] | undefined) ?? []), made] : made;
      apply([add(target, made, record), update(collection, id, { [field.key]: value })], {
        label: t('Add {{name}} to {{where}}', { name, where: titleOf(design, id) }),
      });
    },
    [collection, id],
  );
}
