import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { t } from '../../../../language/index.ts';
import { type FormField, formOf, type Operation, operationSchema } from '../../../../model/index.ts';
import { Button } from '../../../controls/Button.tsx';
import { type CommitField, FormRow } from '../form/FormRow.tsx';
import form from '../form/Form.module.css';
import { useCommitField } from '../form/RecordForm.tsx';
import css from './ItemList.module.css';
import { ItemList } from './ItemList.tsx';
import { freeWord, withField } from './lists.ts';

const FIELDS: readonly FormField[] = formOf(operationSchema);

/** What a service offers: operations with their messages. */
export function OperationsEditor({ id, operations }: { id: string; operations: readonly Operation[] }) {
  const commit = useCommitField('elements', id);
  const [made, setMade] = useState<string>();
  const save = (next: readonly Operation[]) => commit('operations', next.length === 0 ? null : [...next]);
  const at = (key: string) => Number(key);

  return (
    <>
      <ItemList
        label={t('Operations')}
        noun={t('operation')}
        initiallyOpen={made}
        items={operations.map((operation, index) => ({ key: String(index), title: operation.name, hint: operation.intent }))}
        onRemove={(key) => save(operations.toSpliced(at(key), 1))}
        onMove={(key, to) => {
          const moved = operations[at(key)];
          if (moved) save(operations.toSpliced(at(key), 1).toSpliced(to, 0, moved));
        }}
      >
        {(key) => {
          const operation = operations[at(key)];
          const set: CommitField = (field, value) => save(operations.with(at(key), withField(operation, field, value)));
          return (
            <div className={form.rows}>
              {FIELDS.map((field) => (
                <FormRow key={field.key} field={field} value={operation?.[field.key as keyof Operation]} onCommit={set} />
              ))}
            </div>
          );
        }}
      </ItemList>
      <Button
        size="small"
        variant="quiet"
        className={css.add}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={() => {
          save([
            ...operations,
            {
              name: freeWord(
                operations.map((one) => one.name),
                t('Operation'),
              ),
            },
          ]);
          setMade(String(operations.length));
        }}
      >
        {t('Add operation')}
      </Button>
    </>
  );
}
