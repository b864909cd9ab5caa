import { SpanKind } from '@opentelemetry/api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { MessageBus, Subscription } from '../messaging/bus.ts';
import { Envelope } from '../messaging/envelope.ts';
import type { Inbox } from '../messaging/inbox.ts';
import type { Outbox } from '../messaging/outbox.ts';
import type { Store } from '../storage/store.ts';
import { carrier, inSpan } from '../tracing.ts';
import { attempt, neverRefused } from './attempt.ts';
import { cannotGoBack, pivotBlock, type SagaContext, type SagaDefinition, type SagaStep, stepsOf } from './definition.ts';
import { type Participants, send } from './participants.ts';
import { triesOf, undoTriesOf } from './tries.ts';

/** What the steps of a choreographed saga tell each other. */
export const SagaEvent = z.object({
  what: z.enum(['started', 'done', 'failed', 'undone']),
  /** The step that says it; empty for `started`. */
  step: z.string(),
  context: z.record(z.string(), z.unknown()),
});
export type SagaEvent = z.infer<typeof SagaEvent>;

/** What a step remembers of one run. */
export interface StepProgress {
  /** `stuck`: its tries are used up, and a person has to decide. */
  readonly status: 'idle' | 'done' | 'failed' | 'undone' | 'stuck';
  /** Steps of the block before that have said done. */
  readonly ready: readonly string[];
  /** Steps of the block after that have said failed or undone. */
  readonly back: readonly string[];
  readonly siblingFailed: boolean;
}

export interface ChoreographyPorts {
  readonly bus: MessageBus;
  /** For steps that announce what they have done through it. */
  readonly outbox: Pick<Outbox, 'add'>;
  readonly inbox: Inbox;
  readonly participants: Participants;
  readonly clock: Clock;
  readonly random: () => number;
  /** Fresh message ids. */
  readonly newId: () => string;
  /** The store of that name; the steps keep their progress there. */
  readonly store: (name: string) => Store<unknown>;
}

export const channelOf = (saga: SagaDefinition): string => `saga.${saga.id}`;

/** Each step hears everything, the messages of one run in order. */
const subscriptionOf = (saga: SagaDefinition, { id }: SagaStep): Subscription => ({ channel: channelOf(saga), group: id, maxDeliveries: 5, ordered: true });

/** Those who listen to one another in a choreographed saga. */
export const audienceOf = (saga: SagaDefinition): readonly Subscription[] => stepsOf(saga).map((step) => subscriptionOf(saga, step));

/**
 * Lets every step react to what the others say; nobody coordinates. A step does its work when every step of the block before has said that it is done. It
 * undoes its work when every step of the block after has failed or been undone, or when a sibling failed. What is undone before it was done is not done
 * any more. Messages come at least once; a step with an inbox handles each once, one without does its work again.
 * @param participant only the steps of this one; each service runs its own.
 * @returns what ends all subscriptions.
 */
export function choreograph(saga: SagaDefinition, ports: ChoreographyPorts, participant?: string): () => void {
  const steps = saga.blocks.flatMap((block, index) => block.map((step) => new ChoreographedStep(saga, step, index, ports)));
  const mine = steps.filter(({ step }) => participant === undefined || step.participant === participant);
  const leave = mine.map((each) =>
    ports.bus.subscribe(subscriptionOf(saga, each.step), async (raw) => {
      const message = Envelope.parse(raw);
      const hear = () => each.hear(SagaEvent.parse(message.data), message);
      const span = { kind: SpanKind.CONSUMER, attributes: { 'saga.id': message.correlationId }, parent: message.trace };
      await inSpan(`consume ${message.type}`, span, async () => {
        if (each.step.inbox) await ports.inbox.once(`${saga.id}/${each.step.id}`, message.id, hear);
        else await hear();
      });
    }),
  );
  return () => {
    for (const stop of leave) stop();
  };
}

/** Starts runs of a choreographed saga. */
export class SagaStarter {
  readonly #saga: SagaDefinition;
  readonly #ports: Pick<ChoreographyPorts, 'bus' | 'clock' | 'newId'>;

  constructor(saga: SagaDefinition, ports: Pick<ChoreographyPorts, 'bus' | 'clock' | 'newId'>) {
    this.#saga = saga;
    this.#ports = ports;
  }

  /** Says that the saga has started; the id of the run is the correlation id of all its messages. */
  start(sagaId: string, context: SagaContext): Promise<void> {
    return say(this.#saga, this.#saga.trigger, { what: 'started', step: '', context }, { correlationId: sagaId }, this.#ports);
  }
}

const IDLE: StepProgress = { status: 'idle', ready: [], back: [], siblingFailed: false };

/** The part that one step plays. */
class ChoreographedStep {
  readonly step: SagaStep;
  readonly #saga: SagaDefinition;
  readonly #block: number;
  readonly #ports: ChoreographyPorts;

  constructor(saga: SagaDefinition, step: SagaStep, block: number, ports: ChoreographyPorts) {
    this.step = step;
    this.#saga = saga;
    this.#block = block;
    this.#ports = ports;
  }

  async hear(event: SagaEvent, message: Envelope): Promise<void> {
    const store = this.#ports.store(channelOf(this.#saga));
    const key = `${message.correlationId}:${this.step.id}`;
    const record = await store.get(key);
    const before = (record?.value ?? IDLE) as StepProgress;
    const after = await this.#react(before, event, message);
    if (after !== before) await store.put(key, after, record?.version ?? 0);
  }

  #react(progress: StepProgress, event: SagaEvent, message: Envelope): Promise<StepProgress> | StepProgress {
    const { what, step: from } = event;
    if (what === 'started') return this.#block === 0 && progress.status === 'idle' ? this.#work(progress, event, message) : progress;
    if (what === 'done') {
      if (!this.#isIn(this.#block - 1, from)) return progress;
      if (progress.ready.includes(from)) return this.#cameAgain(progress, event, message);
      const next = { ...progress, ready: [...progress.ready, from] };
      const all = this.#stepsOf(this.#block - 1).every(({ id }) => next.ready.includes(id));
      return all && next.status === 'idle' ? this.#work(next, event, message) : next;
    }
    if (this.#isIn(this.#block, from)) {
      return what === 'failed' && from !== this.step.id ? this.#siblingFailed({ ...progress, siblingFailed: true }, event, message) : progress;
    }
    if (!this.#isIn(this.#block + 1, from)) return progress;
    const next = { ...progress, back: [...progress.back, from] };
    const all = this.#stepsOf(this.#block + 1).every(({ id }) => next.back.includes(id));
    return all && next.status === 'done' ? this.#undo(next, event, message) : next;
  }

  /** Nothing recognises the event: the work is done again, of which nobody else hears. */
  async #cameAgain(progress: StepProgress, { context }: SagaEvent, message: Envelope): Promise<StepProgress> {
    if (this.step.inbox || progress.status === 'idle') return progress;
    const command = { sagaId: message.correlationId, step: this.step, direction: 'do', operation: this.step.action, context } as const;
    await send(this.#ports.participants, command, this.#ports.clock).catch(() => undefined);
    return progress;
  }

  async #work(progress: StepProgress, { context }: SagaEvent, message: Envelope): Promise<StepProgress> {
    const command = { sagaId: message.correlationId, step: this.step, direction: 'do', operation: this.step.action, context } as const;
    const outcome = await attempt(() => send(this.#ports.participants, command, this.#ports.clock), triesOf(this.#saga, this.step), this.#ports);
    if (outcome.kind === 'done') {
      await this.#say('done', { ...context, [this.step.id]: outcome.reply }, message);
      return { ...progress, status: 'done' };
    }
    const lostPivot = outcome.kind === 'unknown' && cannotGoBack(this.step);
    if (lostPivot || this.step.kind === 'retriable' || this.#block > pivotBlock(this.#saga)) return { ...progress, status: 'stuck' };
    if (outcome.kind === 'unknown') return this.#undo(progress, { what: 'failed', step: this.step.id, context }, message);
    await this.#goBack(progress, context, message);
    return { ...progress, status: 'failed' };
  }

  /** Undone before it was done: the work that comes late is not done. */
  async #siblingFailed(progress: StepProgress, event: SagaEvent, message: Envelope): Promise<StepProgress> {
    if (progress.status === 'done') return this.#undo(progress, event, message);
    if (progress.status !== 'idle') return progress;
    await this.#goBack(progress, event.context, message);
    return { ...progress, status: 'undone' };
  }

  async #undo(progress: StepProgress, { context }: SagaEvent, message: Envelope): Promise<StepProgress> {
    const operation = this.step.compensation;
    if (operation !== undefined) {
      const command = { sagaId: message.correlationId, step: this.step, direction: 'undo', operation, context } as const;
      const work = neverRefused(() => send(this.#ports.participants, command, this.#ports.clock));
      const outcome = await attempt(work, undoTriesOf(this.#saga), this.#ports);
      if (outcome.kind !== 'done') return { ...progress, status: 'stuck' };
    }
    await this.#goBack(progress, context, message);
    return { ...progress, status: 'undone' };
  }

  /** Tells the block before, and the siblings where this step is the one that failed. */
  #goBack({ back, siblingFailed }: StepProgress, context: SagaContext, message: Envelope): Promise<void> {
    return this.#say(back.length === 0 && !siblingFailed ? 'failed' : 'undone', context, message);
  }

  #say(what: SagaEvent['what'], context: SagaContext, cause: Envelope): Promise<void> {
    const type = what === 'done' ? this.step.emits : `${this.step.id}.${what}`;
    const { outbox } = this.#ports;
    const bus = this.step.outbox ? { publish: (channel: string, envelope: Envelope) => outbox.add({ channel, envelope }) } : this.#ports.bus;
    return say(this.#saga, type, { what, step: this.step.id, context }, { correlationId: cause.correlationId, cause }, { ...this.#ports, bus });
  }

  #stepsOf(block: number): readonly SagaStep[] {
    return this.#saga.blocks[block] ?? [];
  }

  #isIn(block: number, stepId: string): boolean {
    return this.#stepsOf(block).some(({ id }) => id === stepId);
  }
}

function say(
  saga: SagaDefinition,
  type: string,
  data: SagaEvent,
  { correlationId, cause }: { correlationId: string; cause?: Envelope },
  { bus, clock, newId }: Pick<ChoreographyPorts, 'clock' | 'newId'> & { readonly bus: Pick<MessageBus, 'publish'> },
): Promise<void> {
  return bus.publish(channelOf(saga), {
    id: newId(),
    type,
    version: 1,
    source: saga.id,
    occurredAt: new Date(clock.now()).toISOString(),
    correlationId,
    ...(cause && { causationId: cause.id }),
    key: correlationId,
    trace: { ...cause?.trace, ...carrier() },
    data,
  });
}
