import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { t } from '../../../../language/index.ts';
import { type Fault, faultSchema, type FormField, formOf, type Json, type Scenario, recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { Button } from '../../../controls/Button.tsx';
import { ComboField } from '../../../controls/ComboField.tsx';
import { formatQuantity } from '../../../controls/quantity.ts';
import type { Option } from '../../../controls/SelectField.tsx';
import { titleOf } from '../../../records/describe.ts';
import form from '../form/Form.module.css';
import { type CommitField, FormRow } from '../form/FormRow.tsx';
import { RecordForm, useCommitField } from '../form/RecordForm.tsx';
import { referenceOptions } from '../form/references.ts';
import { Section } from '../form/Section.tsx';
import inspector from '../Inspector.module.css';
import css from './ItemList.module.css';
import { ItemList } from './ItemList.tsx';
import { withField } from './lists.ts';

const FIELDS = recordForm('scenarios');
const FAULT_FIELDS: readonly FormField[] = formOf(faultSchema).filter((field) => field.key !== 'targetId' && !field.hidden);
const FAULT_WORDS = new Map(FAULT_FIELDS.find((field) => field.key === 'kind')?.options?.map((option) => [option.value, option.label]));
const SPECIAL = ['entry', 'faults'];

/** A scenario: what is played, under which load, and what fails when. */
export function ScenarioDetails({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const scenario = design.scenarios[id];
  const commit = useCommitField('scenarios', id);
  if (!scenario) return null;

  const entries: readonly Option[] = [
    ...referenceOptions(design, 'sagas', 'entry').map((option) => ({ ...option, hint: t('saga') })),
    ...referenceOptions(design, 'flows', 'entry')
      .filter((option) => design.flows[option.value]?.kind === 'call')
      .map((option) => ({ ...option, hint: t('call') })),
  ];
  const entryId = scenario.entry.kind === 'saga' ? scenario.entry.sagaId : scenario.entry.flowId;

  return (
    <>
      <div>
        <div className={form.rows}>
          <ComboField
            label={t('Plays')}
            help={t('A saga, or the call with which a request comes in.')}
            value={entryId}
            options={entries}
            clearable={false}
            onChange={(next) => {
              if (next === undefined) return;
              commit('entry', (Object.hasOwn(design.sagas, next) ? { kind: 'saga', sagaId: next } : { kind: 'flow', flowId: next }) as Json);
            }}
          />
        </div>
        <div style={{ marginTop: 8 }}>
          <RecordForm collection="scenarios" id={id} record={scenario} fields={FIELDS} except={SPECIAL} />
        </div>
      </div>
      <div className={inspector.column}>
        <Section title={t('Faults')} note={scenario.faults?.length ?? t('none')} open>
          <FaultsEditor id={id} scenario={scenario} />
        </Section>
      </div>
    </>
  );
}

function FaultsEditor({ id, scenario }: { id: string; scenario: Scenario }) {
  const design = useDesign((state) => state.design);
  const commit = useCommitField('scenarios', id);
  const [made, setMade] = useState<string>();
  const faults = scenario.faults ?? [];
  const targets: readonly Option[] = [
    ...referenceOptions(design, 'elements', 'targetId'),
    ...referenceOptions(design, 'flows', 'targetId').map((option) => ({ ...option, hint: t('flow') })),
  ];
  const save = (next: readonly Fault[]) => commit('faults', next.length === 0 ? null : [...next]);
  const at = (key: string) => Number(key);

  return (
    <>
      <ItemList
        label={t('Faults')}
        noun={t('fault')}
        initiallyOpen={made}
        items={faults.map((fault, index) => ({
          key: String(index),
          title: `${titleOf(design, fault.targetId)}: ${(FAULT_WORDS.get(fault.kind) ?? fault.kind).toLowerCase()}`,
          hint: windowWords(fault),
        }))}
        onRemove={(key) => save(faults.toSpliced(at(key), 1))}
      >
        {(key) => {
          const fault = faults[at(key)];
          const set: CommitField = (name, value) => save(faults.with(at(key), withField(fault, name, value)));
          return (
            <div className={form.rows}>
              <ComboField
                label={t('What fails')}
                value={fault?.targetId}
                options={targets}
                clearable={false}
                onChange={(next) => next !== undefined && set('targetId', next)}
              />
              {FAULT_FIELDS.map((one) => (
                <FormRow key={one.key} field={one} value={fault?.[one.key as keyof Fault]} onCommit={set} />
              ))}
            </div>
          );
        }}
      </ItemList>
      <Button
        size="small"
        variant="quiet"
        className={css.add}
        disabled={targets.length === 0}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={() => {
          const [first] = targets;
          if (!first) return;
          save([...faults, { targetId: first.value, kind: 'down' }]);
          setMade(String(faults.length));
        }}
      >
        {t('Add fault')}
      </Button>
    </>
  );
}

/** `10 s to 20 s`, `from 10 s`; nothing for a fault that holds all the time. */
export function windowWords({ fromMs, toMs }: Fault): string | undefined {
  const time = (ms: number) => formatQuantity(ms, 'ms');
  if (fromMs !== undefined && toMs !== undefined) return t('{{from}} to {{to}}', { from: time(fromMs), to: time(toMs) });
  if (fromMs !== undefined) return t('from {{time}}', { time: time(fromMs) });
  return toMs === undefined ? undefined : t('to {{time}}', { time: time(toMs) });
}
