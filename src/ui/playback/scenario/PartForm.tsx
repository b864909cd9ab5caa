import Trash2 from 'lucide-react/icons/trash-2';
import { mark, t } from '../../../language/index.ts';
import { type Fault, faultSchema, type FormField, formOf, type Json, recordForm, type Scenario, scenarioSchema } from '../../../model/index.ts';
import { renameRecord, updateRecord, useDesign } from '../../../workspace/index.ts';
import { Button, ComboField, NumberField, SelectField, TextField } from '../../controls/index.ts';
import { type CommitField, FormRow } from '../../panels/inspector/form/FormRow.tsx';
import { referenceOptions } from '../../panels/inspector/form/references.ts';
import { titleOf } from '../../records/index.ts';
import { FAULT_WORDS, faultKindsOf, instancesOf } from '../faultKinds.ts';
import { type ItemKind, itemsOf, type Part, removeItem, samePart } from './items.ts';
import { durationOf } from './loadShape.ts';
import css from './Scenario.module.css';

interface PartFormProps {
  readonly id: string;
  readonly scenario: Scenario;
  readonly part: Part;
}

/** The form of what is picked in the timeline of a scenario. Every field is one edit; what is out of range is refused where it was typed. */
export function PartForm({ id, scenario, part }: PartFormProps) {
  const design = useDesign((state) => state.design);
  const item = 'index' in part ? itemsOf(design, scenario).find((one) => samePart(one.part, part)) : undefined;
  return (
    <section className={css.form} aria-label={part.kind === 'load' ? t('Load') : part.kind === 'scenario' ? t('Scenario') : (item?.title ?? '')}>
      <header>
        <h3>{part.kind === 'load' ? t('Load') : part.kind === 'scenario' ? scenario.name : item?.title}</h3>
        {item && (
          <Button size="small" variant="quiet" icon={<Trash2 size={14} aria-hidden />} onClick={() => removeItem(id, item)}>
            {t('Take out')}
          </Button>
        )}
      </header>
      <div className={css.fields}>
        {part.kind === 'scenario' && <General id={id} scenario={scenario} />}
        {part.kind === 'load' && <LoadFields id={id} scenario={scenario} />}
        {part.kind === 'faults' && <FaultFields id={id} scenario={scenario} index={part.index} />}
        {part.kind === 'releases' && <ListFields id={id} scenario={scenario} kind="releases" index={part.index} />}
        {part.kind === 'phases' && <ListFields id={id} scenario={scenario} kind="phases" index={part.index} />}
        {part.kind === 'rebuilds' && <ListFields id={id} scenario={scenario} kind="rebuilds" index={part.index} />}
        {part.kind === 'alongside' && <ListFields id={id} scenario={scenario} kind="alongside" index={part.index} />}
      </div>
    </section>
  );
}

const GENERAL = ['seed', 'durationMs', 'description'];
const FIELDS = recordForm('scenarios');
const fieldOf = (key: string): FormField | undefined => formOf(scenarioSchema).find((field) => field.key === key);

function commitTo(id: string): CommitField {
  return (key, value) => {
    const result = updateRecord('scenarios', id, { [key]: value });
    return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
  };
}

function General({ id, scenario }: { id: string; scenario: Scenario }) {
  const design = useDesign((state) => state.design);
  const commit = commitTo(id);
  const entries = [
    ...referenceOptions(design, 'sagas', 'entry').map((option) => ({ ...option, hint: t('saga') })),
    ...referenceOptions(design, 'flows', 'entry').filter(({ value }) => design.flows[value]?.kind === 'call'),
  ];
  const { entry } = scenario;
  return (
    <>
      <TextField
        label={t('Name')}
        value={scenario.name}
        required
        maxLength={200}
        onCommit={(name) => {
          if (name !== undefined) renameRecord(id, name);
          return undefined;
        }}
      />
      <ComboField
        label={t('Plays')}
        value={entry.kind === 'saga' ? entry.sagaId : entry.flowId}
        options={entries}
        clearable={false}
        onChange={(next) => {
          if (next !== undefined) commit('entry', (design.sagas[next] ? { kind: 'saga', sagaId: next } : { kind: 'flow', flowId: next }) as Json);
        }}
      />
      {FIELDS.filter(({ key }) => GENERAL.includes(key)).map((field) => (
        <FormRow
          key={field.key}
          field={field}
          value={scenario[field.key as keyof Scenario]}
          holder={id}
          onCommit={commit}
          placeholder={DEFAULT_WORDS[field.key]}
        />
      ))}
    </>
  );
}

const DEFAULT_WORDS: Readonly<Record<string, string>> = { seed: '7', durationMs: '1 min' };

type Arrival = NonNullable<NonNullable<Scenario['load']>['arrival']>;
const OF_ARRIVAL: Readonly<Record<Arrival, readonly string[]>> = {
  constant: ['ratePerSecond'],
  poisson: ['ratePerSecond'],
  ramp: ['ratePerSecond', 'toRatePerSecond'],
  spike: ['ratePerSecond', 'toRatePerSecond', 'spikeFromMs', 'spikeToMs'],
  closed: ['users', 'thinkMs'],
};
const LOAD_WORDS: Readonly<Record<string, string>> = {
  ratePerSecond: '1/s',
  toRatePerSecond: mark('10 times the rate'),
  users: '10',
  thinkMs: '1 s',
  keys: '1000',
};

function LoadFields({ id, scenario }: { id: string; scenario: Scenario }) {
  const commit = commitTo(id);
  const load: Readonly<Record<string, Json | undefined>> = scenario.load ?? {};
  const set: CommitField = (key, value) => {
    const merged = Object.fromEntries(Object.entries({ ...load, [key]: value }).filter(([, one]) => one !== null && one !== undefined));
    return commit('load', Object.keys(merged).length === 0 ? null : (merged as Json));
  };
  const arrival = scenario.load?.arrival ?? 'constant';
  const durationMs = durationOf(scenario);
  return (
    <>
      {fieldOf('load')?.fields?.map((field) => {
        if (field.key !== 'arrival' && field.key !== 'keys' && !OF_ARRIVAL[arrival].includes(field.key)) return null;
        return (
          <FormRow
            key={field.key}
            field={within(field, scenario, durationMs)}
            value={load[field.key] ?? (field.key === 'arrival' ? arrival : undefined)}
            placeholder={said(LOAD_WORDS[field.key])}
            onCommit={set}
          />
        );
      })}
      <FormRow field={FIELDS.find(({ key }) => key === 'durationMs') as FormField} value={scenario.durationMs} placeholder="1 min" onCommit={commit} />
    </>
  );
}

/** A spike lies within its scenario. */
function within(field: FormField, { load }: Scenario, durationMs: number): FormField {
  if (field.key === 'spikeFromMs') return { ...field, max: load?.spikeToMs ?? durationMs };
  if (field.key === 'spikeToMs') return { ...field, min: load?.spikeFromMs ?? 0, max: durationMs };
  return field;
}

/** Label and help of a field of a fault, as the schema has them. */
function wordsOf(key: keyof Fault): { readonly label: string; readonly help: string | undefined } {
  const field = FAULT_FIELDS.find((one) => one.key === key);
  return { label: t(field?.label ?? key), help: field?.help && t(field.help) };
}

const FAULT_FIELDS = formOf(faultSchema);

function FaultFields({ id, scenario, index }: { id: string; scenario: Scenario; index: number }) {
  const design = useDesign((state) => state.design);
  const commit = commitTo(id);
  const fault = scenario.faults?.[index];
  if (!fault) return null;
  const save = (next: Fault) => commit('faults', (scenario.faults ?? []).with(index, next) as unknown as Json);
  const set = (fields: { readonly [K in keyof Fault]?: Fault[K] | undefined }) =>
    save(Object.fromEntries(Object.entries({ ...fault, ...fields }).filter(([, value]) => value !== undefined)) as Fault);
  const kinds = faultKindsOf(design, fault.targetId);
  const durationMs = durationOf(scenario);
  const saga = scenario.entry.kind === 'saga' ? design.sagas[scenario.entry.sagaId] : undefined;
  const steps = saga?.steps.filter(({ participantId }) => participantId === fault.targetId) ?? [];
  const targets = [
    ...referenceOptions(design, 'elements', 'targetId'),
    ...referenceOptions(design, 'flows', 'targetId').map((option) => ({ ...option, hint: t('flow') })),
  ].filter(({ value }) => faultKindsOf(design, value).length > 0);
  const instances = instancesOf(design, fault.targetId);
  return (
    <>
      <ComboField
        {...wordsOf('targetId')}
        value={fault.targetId}
        options={targets}
        clearable={false}
        onChange={(next) => {
          if (next === undefined) return;
          const possible = faultKindsOf(design, next);
          set({
            targetId: next,
            kind: possible.includes(fault.kind) ? fault.kind : (possible[0] ?? fault.kind),
            stepId: undefined,
            direction: undefined,
            instances: undefined,
          });
        }}
      />
      <SelectField
        {...wordsOf('kind')}
        value={fault.kind}
        options={(kinds.includes(fault.kind) ? kinds : [fault.kind, ...kinds]).map((kind) => ({ value: kind, label: FAULT_WORDS[kind] }))}
        onChange={(kind) => kind && set({ kind, amount: undefined, instances: undefined })}
      />
      {fault.kind === 'slow' && (
        <NumberField
          label={t('Times as long')}
          help={t('Ten: an answer that takes 20 ms takes 200 ms.')}
          value={fault.amount}
          placeholder="10"
          min={1}
          max={1_000_000}
          onCommit={(amount) => set({ amount })}
        />
      )}
      {fault.kind !== 'slow' && fault.kind !== 'down' && fault.kind !== 'crash' && (
        <NumberField
          label={t('Share of them')}
          help={t('Which ones it hits is drawn with the seed.')}
          value={fault.amount}
          unit="0 to 1"
          placeholder="100 %"
          min={0}
          max={1}
          onCommit={(amount) => set({ amount })}
        />
      )}
      {fault.kind === 'down' && instances > 1 && (
        <NumberField
          {...wordsOf('instances')}
          value={fault.instances}
          placeholder={t('all {{count}}', { count: instances })}
          integer
          min={1}
          max={instances}
          onCommit={(next) => set({ instances: next })}
        />
      )}
      <NumberField
        {...wordsOf('fromMs')}
        value={fault.fromMs}
        unit="ms"
        placeholder={t('the start')}
        min={0}
        max={fault.toMs ?? durationMs}
        onCommit={(fromMs) => set({ fromMs })}
      />
      <NumberField
        {...wordsOf('toMs')}
        value={fault.toMs}
        unit="ms"
        placeholder={fault.kind === 'crash' ? t('1 s later') : t('the end')}
        above={fault.fromMs ?? 0}
        max={86_400_000}
        onCommit={(toMs) => set({ toMs })}
      />
      <NumberField
        {...wordsOf('times')}
        value={fault.times}
        placeholder={t('every time')}
        integer
        min={1}
        max={1_000_000}
        onCommit={(times) => set({ times })}
      />
      {steps.length > 0 && (
        <SelectField
          {...wordsOf('stepId')}
          value={fault.stepId}
          unset={t('Everything {{name}} does', { name: titleOf(design, fault.targetId) })}
          options={steps.map((step) => ({ value: step.id, label: step.name }))}
          onChange={(stepId) => set({ stepId, direction: stepId === undefined ? undefined : fault.direction })}
        />
      )}
      {fault.stepId !== undefined && (
        <SelectField
          {...wordsOf('direction')}
          value={fault.direction ?? 'do'}
          options={[
            { value: 'do', label: t('Doing it') },
            { value: 'undo', label: t('Undoing it') },
            { value: 'both', label: t('Both') },
          ]}
          onChange={(direction) => set({ direction })}
        />
      )}
    </>
  );
}

/** The fields of a release, of a phase, of a read model made anew or of other calls, generated from the schema of the list that holds it. */
function ListFields({ id, scenario, kind, index }: { id: string; scenario: Scenario; kind: Exclude<ItemKind, 'faults'>; index: number }) {
  const commit = commitTo(id);
  const list: readonly object[] = scenario[kind] ?? [];
  const record = list[index] as Readonly<Record<string, Json | undefined>> | undefined;
  if (!record) return null;
  const set: CommitField = (key, value) =>
    commit(kind, list.with(index, Object.fromEntries(Object.entries({ ...record, [key]: value }).filter(([, one]) => one !== null))) as unknown as Json);
  return fieldOf(kind)?.fields?.map((field) => {
    const value = record[field.key];
    if (field.key === 'phase')
      return <PhaseField key={field.key} field={field} value={value as number} migrationId={String(record['migrationId'])} onCommit={set} />;
    if (field.key === 'flowId') return <CallField key={field.key} field={field} value={String(value)} onCommit={set} />;
    return (
      <FormRow
        key={field.key}
        field={field.key === 'atMs' ? { ...field, max: durationOf(scenario) } : field}
        value={value}
        placeholder={said(LIST_WORDS[field.key])}
        onCommit={set}
      />
    );
  });
}

const LIST_WORDS: Readonly<Record<string, string>> = { atMs: mark('the start'), errorRate: mark('none of it'), ratePerSecond: '1/s' };

const said = (words: string | undefined): string | undefined => words && t(words);

/** A phase of a migration, by its name. */
function PhaseField({ field, value, migrationId, onCommit }: { field: FormField; value: number; migrationId: string; onCommit: CommitField }) {
  const phases = useDesign(({ design }) => design.migrations[migrationId]?.phases);
  return (
    <SelectField
      label={t(field.label)}
      value={String(value)}
      options={(phases ?? []).map(({ name }, index) => ({ value: String(index + 1), label: `${index + 1}. ${name}` }))}
      onChange={(next) => next !== undefined && onCommit(field.key, Number(next))}
    />
  );
}

/** A flow through which requests can come in. */
function CallField({ field, value, onCommit }: { field: FormField; value: string; onCommit: CommitField }) {
  const design = useDesign((state) => state.design);
  const calls = referenceOptions(design, 'flows', field.key).filter((option) => design.flows[option.value]?.kind === 'call');
  return (
    <ComboField
      label={t(field.label)}
      help={field.help}
      value={value}
      options={calls}
      clearable={false}
      onChange={(next) => next !== undefined && onCommit(field.key, next)}
    />
  );
}
