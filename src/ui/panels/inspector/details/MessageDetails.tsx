import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { t } from '../../../../language/index.ts';
import { type Design, type FormField, formOf, type MessageField, messageFieldSchema, recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { Button } from '../../../controls/Button.tsx';
import form from '../form/Form.module.css';
import { type CommitField, FormRow } from '../form/FormRow.tsx';
import { RecordForm, useCommitField } from '../form/RecordForm.tsx';
import { Section } from '../form/Section.tsx';
import inspector from '../Inspector.module.css';
import css from './ItemList.module.css';
import { ItemList } from './ItemList.tsx';
import { freeWord, withField } from './lists.ts';
import { RecordLink } from './RecordLink.tsx';

const FIELDS: readonly FormField[] = formOf(messageFieldSchema);
const SPECIAL = ['schema'];

/** A message: its contract field by field, and who carries it. */
export function MessageDetails({ id }: { id: string }) {
  const message = useDesign((state) => state.design.messages[id]);
  const design = useDesign((state) => state.design);
  if (!message) return null;
  const users = usersOf(design, id);
  return (
    <>
      <div>
        <RecordForm collection="messages" id={id} record={message} fields={recordForm('messages')} except={SPECIAL} />
      </div>
      <div className={inspector.column}>
        <Section title={t('Fields')} note={message.schema?.length ?? t('none')} open>
          <FieldsEditor id={id} fields={message.schema ?? []} />
        </Section>
        <Section title={t('Carried by')} note={users.length === 0 ? t('nothing') : users.length} open={users.length > 0}>
          {users.map((user) => (
            <div key={user}>
              <RecordLink id={user} />
            </div>
          ))}
        </Section>
      </div>
    </>
  );
}

/** Flows that carry the message and sagas that wait for it or send it. */
function usersOf(design: Design, id: string): readonly string[] {
  const flows = Object.entries(design.flows).filter(([, flow]) => 'messageId' in flow && flow.messageId === id);
  const sagas = Object.entries(design.sagas).filter(([, saga]) => saga.trigger === id || saga.steps.some((step) => step.emits === id || step.on === id));
  return [...flows, ...sagas].map(([one]) => one);
}

function FieldsEditor({ id, fields }: { id: string; fields: readonly MessageField[] }) {
  const commit = useCommitField('messages', id);
  const [made, setMade] = useState<string>();
  const save = (next: readonly MessageField[]) => commit('schema', next.length === 0 ? null : [...next]);
  const at = (key: string) => Number(key);
  return (
    <>
      <ItemList
        label={t('Fields')}
        noun={t('field')}
        initiallyOpen={made}
        items={fields.map((field, index) => ({ key: String(index), title: field.name, hint: typeWords(field) }))}
        onRemove={(key) => save(fields.toSpliced(at(key), 1))}
        onMove={(key, to) => {
          const moved = fields[at(key)];
          if (moved) save(fields.toSpliced(at(key), 1).toSpliced(to, 0, moved));
        }}
      >
        {(key) => {
          const field = fields[at(key)];
          const set: CommitField = (name, value) => save(fields.with(at(key), withField(field, name, value)));
          return (
            <div className={form.rows}>
              {FIELDS.map((one) => (
                <FormRow key={one.key} field={one} value={field?.[one.key as keyof MessageField]} onCommit={set} />
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
            ...fields,
            {
              name: freeWord(
                fields.map((one) => one.name),
                'field',
              ),
              type: 'string',
            },
          ]);
          setMade(String(fields.length));
        }}
      >
        {t('Add field')}
      </Button>
    </>
  );
}

/** `string[]?`, as programmers write it. */
function typeWords({ type, list, optional }: MessageField): string {
  return `${type}${list ? '[]' : ''}${optional ? '?' : ''}`;
}
