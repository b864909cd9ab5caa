import { useState } from 'react';
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
        label="Steps"
        noun="step"
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
          label="Add step at"
          value={undefined}
          options={participants}
          placeholder={participants.length === 0 ? 'Draw a service first' : 'A service'}
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
  { value: 'compensatable', label: 'Undoable' },
  { value: 'pivot', label: 'Pivot' },
  { value: 'retriable', label: 'Retriable' },
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
    return result.ok ? undefined : (result.problems[0]?.message ?? 'The design refuses this value.');
  };
  const row = (key: string) => {
    const one = field(key);
    return one ? <FormRow field={one} value={step[key as keyof SagaStep]} onCommit={commit} /> : null;
  };

  return (
    <div className={form.rows}>
      <TextField label="Step" required value={step.name} maxLength={200} onCommit={(next) => commit('name', next ?? null)} />
      <ComboField
        label="Participant"
        value={step.participantId}
        options={participants}
        clearable={false}
        onChange={(next) => next !== undefined && commit('participantId', next)}
      />
      <TextField
        label="Action"
        help={field('action')?.help}
        mono
        value={step.action}
        suggestions={suggestions}
        onCommit={(next) => commit('action', next ?? null)}
      />
      <TextField
        label="Compensation"
        help={field('compensation')?.help}
        mono
        value={step.compensation}
        suggestions={suggestions}
        onCommit={(next) => commit('compensation', next ?? null)}
      />
      <Segments
        label="Kind"
        layout="above"
        help={field('kind')?.help}
        value={step.kind ?? 'compensatable'}
        options={KINDS}
        onChange={(next) => commit('kind', next)}
      />
      {saga.style === 'choreography' && (
        <>
          {row('on')}
          {row('emits')}
        </>
      )}
      <SelectField
        label="Together with"
        help={field('parallelWith')?.help}
        value={step.parallelWith}
        unset="Runs alone"
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
    step.timeout && `timeout ${summaryOf('timeout', step.timeout)}`,
    step.retry && `retry ${summaryOf('retry', step.retry)}`,
    step.idempotent && 'idempotent',
    step.lock && `locks ${step.lock.resource ?? 'its record'}`,
  ];
  return said.filter(Boolean).join(', ') || 'Timeout, retry and more';
}
