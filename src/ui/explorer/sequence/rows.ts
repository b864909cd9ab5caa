import { t } from '../../../language/index.ts';
import type { Design, Saga } from '../../../model/index.ts';
import type { Counterexample, CounterexampleStep, ScriptedStep } from '../../../workspace/index.ts';
import { EFFECT_WORDS } from '../words.ts';

export type ChipTone = 'ok' | 'neutral' | 'warning' | 'error';

/** One step of a counterexample as it stands in a sequence diagram. */
export interface SequenceRow {
  /** Index of the step. */
  readonly step: number;
  /** A message that arrives, one that is lost on its way, or something that happens at one place. */
  readonly kind: 'message' | 'lost' | 'local';
  readonly from: string;
  /** Equal to `from` for what happens at one place. */
  readonly to: string;
  /** Commands are solid, what nobody waits for (events, deliveries of a channel, answers) is dashed. */
  readonly dashed: boolean;
  readonly before: string;
  readonly strong: string;
  readonly after: string;
  readonly fault: boolean;
  /** The last: the promise is broken here. */
  readonly broken: boolean;
  readonly chip?: { readonly word: string; readonly tone: ChipTone };
}

/** Someone works, from row to row. */
export interface Activation {
  readonly at: string;
  readonly from: number;
  readonly to: number;
  /** Something ends it with a crash. */
  readonly crashed: boolean;
}

export interface Sequence {
  /** Ids of elements, from left to right. */
  readonly participants: readonly string[];
  readonly rows: readonly SequenceRow[];
  readonly activations: readonly Activation[];
}

/** A counterexample as lifelines and messages, with the channels that the design draws between coordinator and participants. */
export function sequenceOf(design: Design, saga: Saga, counterexample: Counterexample): Sequence {
  const coordinator = saga.style === 'orchestration' ? saga.orchestratorId : undefined;
  const telling = new Telling(design, saga, coordinator);
  const { steps, input } = counterexample;
  const rows = steps.map((step, index) => telling.row(step, input.script?.[index], index, index === steps.length - 1));
  const order = [...(coordinator ? [coordinator] : []), ...rows.flatMap(({ from, to }) => [from, to])];
  return { participants: [...new Set(order)], rows, activations: [...coordinatorAt(coordinator, steps), ...participantsAt(coordinator, steps, rows)] };
}

const ANSWERS: Readonly<Record<NonNullable<ScriptedStep['answer']>, string>> = { ok: 'done', refused: 'refused', failed: 'failed' };

class Telling {
  private readonly design: Design;
  private readonly saga: Saga;
  private readonly coordinator: string | undefined;
  /** What has been sent or delivered before, to say "again". */
  private readonly seen = new Set<string>();

  constructor(design: Design, saga: Saga, coordinator: string | undefined) {
    this.design = design;
    this.saga = saga;
    this.coordinator = coordinator;
  }

  row(step: CounterexampleStep, action: ScriptedStep | undefined, index: number, last: boolean): SequenceRow {
    const place = this.placeOf(step);
    const chip = step.effect && { word: EFFECT_WORDS[step.effect], tone: toneOf(step, last) };
    return { step: index, ...place, ...this.words(step, action), fault: step.fault, broken: last, ...(chip ? { chip } : {}) };
  }

  private placeOf(step: CounterexampleStep): Pick<SequenceRow, 'kind' | 'from' | 'to' | 'dashed'> {
    const at = this.ownPlace(step);
    const local = { kind: 'local', from: at, to: at, dashed: false } as const;
    const channel = this.channelTo(step);
    switch (step.kind) {
      case 'send':
        return channel ? { kind: 'message', from: at, to: channel, dashed: false } : local;
      case 'deliver':
      case 'refuse':
      case 'fail':
      case 'fail-for-good':
      case 'event':
      case 'answer': {
        const { fromId, toId } = step;
        const arrives = step.kind !== 'answer' && step.kind !== 'event';
        const from = arrives && channel ? channel : fromId;
        if (from === undefined || toId === undefined || from === toId) return local;
        return { kind: 'message', from, to: toId, dashed: !arrives || channel !== undefined };
      }
      case 'lose':
      case 'lose-answer':
      case 'lose-event': {
        const { fromId, toId } = step;
        if (fromId === undefined || toId === undefined || fromId === toId) return local;
        return { kind: 'lost', from: step.kind === 'lose' && channel ? channel : fromId, to: toId, dashed: true };
      }
      default:
        return local;
    }
  }

  /** Where something happens that is no message. */
  private ownPlace({ kind, stepId, toId }: CounterexampleStep): string {
    const participant = this.saga.steps.find(({ id }) => id === stepId)?.participantId;
    if (this.coordinator === undefined) return toId ?? participant ?? this.saga.steps[0]?.participantId ?? '';
    const there: readonly CounterexampleStep['kind'][] = ['deliver', 'refuse', 'fail', 'fail-for-good'];
    return there.includes(kind) ? (participant ?? this.coordinator) : this.coordinator;
  }

  /** The channel that commands for this step go through, where the design draws one. */
  private channelTo({ stepId }: CounterexampleStep): string | undefined {
    const { coordinator, saga, design } = this;
    const participant = saga.steps.find(({ id }) => id === stepId)?.participantId;
    if (coordinator === undefined || participant === undefined || participant === coordinator) return undefined;
    const flows = Object.values(design.flows);
    if (flows.some(({ kind, from, to }) => (kind === 'call' || kind === 'send') && from === coordinator && to === participant)) return undefined;
    const into = flows.filter(({ kind, from }) => kind === 'publish' && from === coordinator).map(({ to }) => to);
    return into.find(
      (id) => design.elements[id]?.kind === 'channel' && flows.some((flow) => flow.kind === 'consume' && flow.from === id && flow.to === participant),
    );
  }

  private words(step: CounterexampleStep, action: ScriptedStep | undefined): Pick<SequenceRow, 'before' | 'strong' | 'after'> {
    const name = this.nameOf(step);
    const again = this.again(step);
    switch (step.kind) {
      case 'store':
        return { before: '', strong: 'stores', after: t('the state of the saga') };
      case 'send':
        return { before: again ? t('sends again') : 'sends', strong: name, after: '' };
      case 'deliver':
        return { before: '', strong: name, after: again ? 'again' : '' };
      case 'refuse':
        return { before: '', strong: name, after: t('for a business reason') };
      case 'fail':
      case 'fail-for-good':
        return { before: '', strong: name, after: step.kind === 'fail' ? t('with an error') : t('from now on') };
      case 'answer':
        return { before: 'reply', strong: ANSWERS[action?.answer ?? 'ok'], after: '' };
      case 'time-out':
        return { before: '', strong: t('no answer in time:'), after: name };
      case 'try-again':
        return { before: '', strong: t('tries again:'), after: name };
      case 'lose':
        return { before: '', strong: name, after: '' };
      case 'lose-answer':
        return { before: t('reply to'), strong: name, after: '' };
      case 'duplicate':
        return { before: '', strong: 'doubled:', after: name };
      case 'crash':
        return { before: '', strong: 'crash', after: this.crashWords() };
      case 'take-over':
        return { before: '', strong: t('taken for dead:'), after: t('another instance goes on') };
      case 'zombie-writes':
        return { before: '', strong: t('the old instance'), after: t('tries to write, and is refused') };
      case 'event':
      case 'lose-event':
        return { before: '', strong: this.eventName(action), after: again ? 'again' : '' };
      case 'duplicate-event':
        return { before: '', strong: 'doubled:', after: this.eventName(action) };
      case 'nothing':
        return { before: '', strong: t('nothing more'), after: t('can happen') };
      default:
        return step.kind satisfies never;
    }
  }

  private crashWords(): string {
    if (this.coordinator === undefined) return t('in the middle of it');
    return this.saga.stateStoreId === undefined ? t('and nothing was stored') : t('then it goes on from what was stored');
  }

  private nameOf({ stepId, direction, kind }: CounterexampleStep): string {
    const found = this.saga.steps.find(({ id }) => id === stepId);
    if (!found) return kind;
    return direction === 'undo' ? (found.compensation ?? t('undo {{name}}', { name: found.name })) : found.name;
  }

  /** What an event says: "Reserve stock done". */
  private eventName(action: ScriptedStep | undefined): string {
    const from = this.saga.steps.find(({ id }) => id === action?.fromStepId)?.name ?? 'event';
    return `${from} ${action?.event ?? 'done'}`;
  }

  private again({ kind, stepId, direction, fromId }: CounterexampleStep): boolean {
    const key = `${kind} ${stepId ?? ''} ${direction ?? ''} ${fromId ?? ''}`;
    const before = this.seen.has(key);
    this.seen.add(key);
    return before;
  }
}

function toneOf({ effect }: CounterexampleStep, last: boolean): ChipTone {
  if (last) return 'error';
  if (effect === 'done' || effect === 'undone' || effect === 'recognised') return 'ok';
  return effect === 'again' || effect === 'failed' || effect === 'refused' ? 'warning' : 'neutral';
}

/** The coordinator works all the time, and anew after each crash. */
function coordinatorAt(coordinator: string | undefined, steps: readonly CounterexampleStep[]): readonly Activation[] {
  if (coordinator === undefined) return [];
  const parts: Activation[] = [];
  let from = 0;
  steps.forEach(({ kind }, index) => {
    if (kind !== 'crash') return;
    parts.push({ at: coordinator, from, to: index, crashed: true });
    from = index + 1;
  });
  if (from < steps.length) parts.push({ at: coordinator, from, to: steps.length - 1, crashed: false });
  return parts;
}

/** A participant works from when something arrives until its answer leaves; where none does, for a moment. */
function participantsAt(coordinator: string | undefined, steps: readonly CounterexampleStep[], rows: readonly SequenceRow[]): readonly Activation[] {
  return rows.flatMap((row, index): Activation[] => {
    const step = steps[index];
    if (!step || !row.chip || row.to === coordinator) return [];
    const same = (other: CounterexampleStep | undefined) => other?.stepId === step.stepId && other?.direction === step.direction;
    const next = steps.findIndex((other, at) => at > index && same(other) && other.toId !== undefined);
    const answered = ['answer', 'lose-answer'].includes(steps[next]?.kind ?? '') ? next : index;
    return [{ at: row.to, from: index, to: answered, crashed: false }];
  });
}
