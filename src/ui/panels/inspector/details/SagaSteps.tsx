import { useState } from 'react';
import { mark, t } from '../../../../language/index.ts';
import { type FormField, formOf, type Json, type Saga, type SagaStep, sagaStepSchema } from '../../../../model/index.ts';
import { addSagaStep, moveSagaStep, removeSagaStep, updateSagaStep, useDesign } from '../../../../workspace/index.ts';
import { Segments } from '../../../controls/ChoiceField.tsx';
import { ComboField } from '../../../controls/ComboField.tsx';
import { SelectField } from '../../../controls/SelectField.tsx';
import { TextField } from '../../../controls/TextField.tsx';
import { titleOf } from '../../../records/describe.ts';
import form from '../form/Form.module.css';
import { type CommitField, FormRow } from '../form/FormRow.tsx';
import { referenceOptions } from '../form/references.ts';
import { summaryOf } from '../policySummary.ts';
import { ItemList } from './ItemList.tsx';
import { stepWarnings } from './sagaWarnings.ts';

const FIELDS: readonly FormField[] = formOf(sagaStepSchema).filter((field) => !field.hidden);
const field = (key: string) => FIELDS.find((one) => one.key === key);
/** Shown by controls of their own. */
const SPECIAL = new Set(['name', 'participantId', 'action', 'compensation', 'kind', 'parallelWith', 'emits', 'on']);

/** The ordered steps of a saga: moved by handle or Alt with an arrow key, each with its action and what undoes it. */
export function SagaSteps({ id, saga }: { id: string; saga: Saga }) {
  const design = useDesign((state) => state.design);
  const [made, setMade] = useState<string>();
  const participants = referenceOptions(design, 'elements', 'participantId');

  return (
    <>
      <ItemList
        label={t('Steps')}
        noun={t('step')}
        numbered
        initiallyOpen={made}
        items={saga.steps.map((step, index) => ({
          key: step.id,
          title: step.name,
          hint: titleOf(design, step.participantId),
          warnings: stepWarnings(saga, index, design),
        }))}
        onRemove={(key) => removeSagaStep(id, key)}
        onMove={(key, to) => moveSagaStep(id, key, to)}
      >
        {(key) => {
          const step = saga.steps.find((one) => one.id === key);
          return step ? <StepForm sagaId={id} saga={saga} step={step} participants={participants} /> : null;
        }}
      </ItemList>
      <div style={{ marginTop: 8 }}>
        <ComboField
          label={t('Add step at')}
          value={undefined}
          options={participants}
          placeholder={participants.length === 0 ? t('Draw a service first') : t('A service')}
          disabled={participants.length === 0}
          onChange={(participantId) => {
            if (participantId === undefined) return;
            const result = addSagaStep(id, { name: titleOf(design, participantId), participantId });
            if (result.ok) setMade(result.id);
          }}
        />
      </div>
    </>
  );
}

interface StepFormProps {
  sagaId: string;
  saga: Saga;
  step: SagaStep;
  participants: ReturnType<typeof referenceOptions>;
}

const KINDS = [
  { value: 'compensatable', label: mark('Undoable') },
  { value: 'pivot', label: mark('Pivot') },
  { value: 'retriable', label: mark('Retriable') },
] as const;

function StepForm({ sagaId, saga, step, participants }: StepFormProps) {
  const design = useDesign((state) => state.design);
  const participant = design.elements[step.participantId];
  const operations = participant && 'operations' in participant ? (participant.operations ?? []).map((operation) => operation.name) : [];
  const commands = Object.values(design.messages)
    .filter((message) => message.kind === 'command')
    .map((message) => message.name);
  const suggestions = [...new Set([...operations, ...commands])];
  const others = saga.steps.filter((one) => one.id !== step.id && one.parallelWith !== step.id);

  const commit: CommitField = (key, value) => {
    const result = updateSagaStep(sagaId, step.id, { [key]: value as Json } as Partial<SagaStep>);
    return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
  };
  const row = (key: string) => {
    const one = field(key);
    return one ? <FormRow field={one} value={step[key as keyof SagaStep]} onCommit={commit} /> : null;
  };

  return (
    <div className={form.rows}>
      <TextField label={t('Step')} required value={step.name} maxLength={200} onCommit={(next) => commit('name', next ?? null)} />
      <ComboField
        label={t('Participant')}
        value={step.participantId}
        options={participants}
        clearable={false}
        onChange={(next) => next !== undefined && commit('participantId', next)}
      />
      <TextField
        label={t('Action')}
        help={field('action')?.help}
        mono
        value={step.action}
        suggestions={suggestions}
        onCommit={(next) => commit('action', next ?? null)}
      />
      <TextField
        label={t('Compensation')}
        help={field('compensation')?.help}
        mono
        value={step.compensation}
        suggestions={suggestions}
        onCommit={(next) => commit('compensation', next ?? null)}
      />
      <Segments
        label={t('Kind')}
        layout="above"
        help={field('kind')?.help}
        value={step.kind ?? 'compensatable'}
        options={KINDS.map(({ value, label }) => ({ value, label: t(label) }))}
        onChange={(next) => commit('kind', next)}
      />
      {saga.style === 'choreography' && (
        <>
          {row('on')}
          {row('emits')}
        </>
      )}
      <SelectField
        label={t('Together with')}
        help={field('parallelWith')?.help}
        value={step.parallelWith}
        unset={t('Runs alone')}
        options={others.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(next) => commit('parallelWith', next ?? null)}
      />
      <details>
        <summary className={form.sectionNote}>{moreWords(step)}</summary>
        <div className={form.rows} style={{ paddingTop: 8 }}>
          {FIELDS.filter((one) => !SPECIAL.has(one.key)).map((one) => (
            <FormRow key={one.key} field={one} value={step[one.key as keyof SagaStep]} onCommit={commit} />
          ))}
        </div>
      </details>
    </div>
  );
}

/** What the folded part says of a step: its timeout, its retry and its lock, where it has them. */
function moreWords(step: SagaStep): string {
  const said = [
    step.timeout && t('timeout {{summary}}', { summary: summaryOf('timeout', step.timeout) }),
    step.retry && t('retry {{summary}}', { summary: summaryOf('retry', step.retry) }),
    step.idempotent && t('idempotent'),
    step.lock && t('locks {{what}}', { what: step.lock.resource ?? t('its record') }),
  ];
  return said.filter(Boolean).join(', ') || t('Timeout, retry and more');
}
