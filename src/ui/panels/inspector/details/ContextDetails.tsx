import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { elementsIn } from '../../../../drawing/index.ts';
import { t } from '../../../../language/index.ts';
import { type Design, recordForm } from '../../../../model/index.ts';
import { addRelation, useDesign } from '../../../../workspace/index.ts';
import { Button } from '../../../controls/Button.tsx';
import { ComboField } from '../../../controls/ComboField.tsx';
import { IconButton } from '../../../controls/IconButton.tsx';
import { TextField } from '../../../controls/TextField.tsx';
import { RecordForm, useCommitField } from '../form/RecordForm.tsx';
import { referenceOptions } from '../form/references.ts';
import { Section } from '../form/Section.tsx';
import inspector from '../Inspector.module.css';
import css from './ItemList.module.css';
import { freeWord } from './lists.ts';
import { RecordLink } from './RecordLink.tsx';

const SPECIAL = ['language'];
/** What is looked at every day; the rest folds away. */
const FIRST = ['name', 'subdomain', 'teamId', 'capabilities'];

/** A bounded context: its fields, its language, what stands in it, and how it relates to others. */
export function ContextDetails({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const members = elementsIn(design, id);
  const context = design.contexts[id];
  if (!context) return null;
  const relations = relationsOf(design, id);
  const terms = Object.keys(context.language ?? {}).length;
  return (
    <>
      <div>
        <RecordForm collection="contexts" id={id} record={context} fields={recordForm('contexts')} except={SPECIAL} first={FIRST} />
      </div>
      <div className={inspector.column}>
        <Section title={t('Ubiquitous language')} note={terms === 0 ? t('no terms') : terms} open={terms > 0}>
          <LanguageEditor id={id} language={context.language ?? {}} />
        </Section>
        <Section title={t('In this context')} note={members.length === 0 ? t('nothing') : members.length} open={members.length > 0}>
          {members.map((member) => (
            <div key={member}>
              <RecordLink id={member} />
            </div>
          ))}
        </Section>
        <Section title={t('Relations')} note={relations.length === 0 ? t('none') : relations.length} open={relations.length > 0}>
          {relations.map((relation) => (
            <div key={relation}>
              <RecordLink id={relation} />
            </div>
          ))}
          <ComboField
            label={t('Add relation to')}
            layout="above"
            value={undefined}
            options={referenceOptions(design, 'contextsOrElements', 'relation', id)}
            placeholder={t('A context or an external system')}
            onChange={(other) => other !== undefined && addRelation(id, other)}
          />
        </Section>
      </div>
    </>
  );
}

function relationsOf(design: Design, id: string): readonly string[] {
  return Object.keys(design.relations).filter((one) => design.relations[one]?.upstream === id || design.relations[one]?.downstream === id);
}

/** Terms and what they mean inside this context. */
function LanguageEditor({ id, language }: { id: string; language: Readonly<Record<string, string>> }) {
  const commit = useCommitField('contexts', id);
  const [count, setCount] = useState(0);
  const entries = Object.entries(language);
  const save = (next: readonly (readonly [string, string])[]) => commit('language', next.length === 0 ? null : Object.fromEntries(next));

  const rename = (index: number, term: string | undefined) => {
    if (term === undefined) return t('A term cannot be empty.');
    if (entries.some(([other], at) => at !== index && other === term)) return t('“{{term}}” is already here.', { term });
    return save(entries.map((entry, at) => (at === index ? [term, entry[1]] : entry)));
  };

  return (
    <>
      <ul className={css.list} aria-label={t('Terms')}>
        {entries.map(([term, meaning], index) => (
          <li key={`${count}-${index}`} className={css.pair}>
            <TextField
              label={t('Term {{number}}', { number: index + 1 })}
              layout="hidden"
              value={term}
              maxLength={120}
              onCommit={(next) => rename(index, next)}
            />
            <TextField
              label={t('Meaning of {{term}}', { term })}
              layout="hidden"
              multiline
              value={meaning}
              placeholder={t('What it means here')}
              onCommit={(next) => save(entries.map((entry, at) => (at === index ? [entry[0], next ?? ''] : entry)))}
            />
            <IconButton
              size="small"
              label={t('Remove term {{term}}', { term })}
              icon={<Trash2 size={14} />}
              onClick={() => {
                save(entries.filter((_, at) => at !== index));
                setCount(count + 1);
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        variant="quiet"
        className={css.add}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={() =>
          save([
            ...entries,
            [
              freeWord(
                entries.map(([term]) => term),
                t('Term'),
              ),
              '',
            ],
          ])
        }
      >
        {t('Add term')}
      </Button>
    </>
  );
}
