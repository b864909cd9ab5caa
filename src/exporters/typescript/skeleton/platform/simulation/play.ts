import type { Clock } from '../clock.ts';
import { InMemoryBus } from '../messaging/in-memory-bus.ts';
import { InMemoryInbox } from '../messaging/inbox.ts';
import { InMemoryOutbox } from '../messaging/outbox.ts';
import { choreograph, SagaEvent, SagaStarter, type StepProgress } from '../saga/choreography.ts';
import { SagaCoordinator } from '../saga/coordinator.ts';
import { type SagaContext, type SagaDefinition, stepsOf } from '../saga/definition.ts';
import type { Participants } from '../saga/participants.ts';
import { InMemorySagaStore } from '../saga/state.ts';
import { InMemoryStore } from '../storage/store.ts';
import { type FaultScript, SimulatedParticipants } from './participants.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface Played {
  /** What the participants were asked, in order. */
  readonly actions: readonly string[];
  /** How it ended. No step of a choreography knows; whoever looks at all of them does. */
  readonly status: 'completed' | 'failed' | 'needs human';
  /** Effects that stand at the end, each as often as it stands. */
  readonly effects: readonly string[];
}

/** How long everything takes, in milliseconds. Nothing said: no time. */
export interface Delays {
  /** Participants, for every `do step` and `undo step`: its first try, its second one and so on. */
  readonly answers?: Readonly<Record<string, readonly number[]>>;
  /** Events on their way to another participant. */
  readonly events?: number;
}

/** Plays an orchestrated saga with simulated participants, in virtual time. */
export async function playOrchestration(saga: SagaDefinition, faults: FaultScript = {}, context: SagaContext = {}, delays: Delays = {}): Promise<Played> {
  const clock = new VirtualClock();
  const participants = new SimulatedParticipants(faults);
  const asked = afterDelays(overDoubling(participants, faults), participants.actions, clock, delays);
  const coordinator = new SagaCoordinator(saga, { store: new InMemorySagaStore(), participants: asked, clock, random: () => 0.5 });
  const state = await clock.play(coordinator.start('run', context));
  const status = state.status === 'completed' ? 'completed' : state.needsHuman ? 'needs human' : 'failed';
  return { actions: participants.actions, status, effects: effectsOf(participants) };
}

/** Plays a choreographed saga with simulated participants over the in-memory bus, in virtual time. */
export async function playChoreography(saga: SagaDefinition, faults: FaultScript = {}, context: SagaContext = {}, delays: Delays = {}): Promise<Played> {
  const clock = new VirtualClock();
  const participants = new SimulatedParticipants(faults);
  const bus = new InMemoryBus();
  doubleEvents(bus, faults);
  delayEvents(bus, saga, clock, delays);
  const progress = new InMemoryStore<unknown>();
  let messages = 0;
  const newId = () => `message-${++messages}`;
  const ports = {
    bus,
    outbox: new InMemoryOutbox(bus),
    inbox: new InMemoryInbox(),
    participants: afterDelays(participants, participants.actions, clock, delays),
    clock,
    random: () => 0.5,
    newId,
    store: () => progress,
  };
  choreograph(saga, ports);
  await clock.play(new SagaStarter(saga, ports).start('run', context).then(() => bus.settled()));
  const statuses = (await progress.all()).map(([, { value }]) => (value as StepProgress).status);
  const isDone = statuses.length === stepsOf(saga).length && statuses.every((each) => each === 'done');
  const status = statuses.includes('stuck') ? 'needs human' : isDone ? 'completed' : 'failed';
  return { actions: participants.actions, status, effects: effectsOf(participants) };
}

/** A network that delivers some commands twice. */
export const overDoubling = (participants: SimulatedParticipants, faults: FaultScript): Participants => ({
  call: async (command) => {
    const answer = await participants.call(command);
    if (command.direction === 'do' && faults[command.stepId]?.twice) await participants.receive(command);
    return answer;
  },
});

/** Participants that take their time to answer. */
export const afterDelays = (participants: Participants, actions: readonly string[], clock: Clock, { answers }: Delays): Participants => ({
  call: async (command) => {
    const answer = participants.call(command);
    const name = `${command.direction} ${command.stepId}`;
    const tries = actions.filter((action) => action === name).length;
    answer.catch(() => 'heard later');
    // Also where it takes no time: who is asked first answers first, however many promises lie in between.
    await clock.sleep(answers?.[name]?.[tries - 1] ?? 0);
    return answer;
  },
});

/** A broker that delivers to some steps everything twice. */
function doubleEvents(bus: InMemoryBus, faults: FaultScript): void {
  const subscribe = bus.subscribe.bind(bus);
  bus.subscribe = (subscription, handler) =>
    subscribe(subscription, async (envelope) => {
      await handler(envelope);
      if (faults[subscription.group]?.twice) await handler(envelope);
    });
}

/** A broker that takes its time between participants. */
function delayEvents(bus: InMemoryBus, saga: SagaDefinition, clock: Clock, { events }: Delays): void {
  if (events === undefined) return;
  const participantOf = (stepId: string) => stepsOf(saga).find(({ id }) => id === stepId)?.participant;
  const subscribe = bus.subscribe.bind(bus);
  bus.subscribe = (subscription, handler) =>
    subscribe(subscription, async (envelope) => {
      const from = participantOf(SagaEvent.parse(envelope.data).step);
      const isOnItsWay = from !== undefined && from !== participantOf(subscription.group);
      const due = Date.parse(envelope.occurredAt) + events;
      if (isOnItsWay && due > clock.now()) await clock.sleep(due - clock.now());
      await handler(envelope);
    });
}

export const effectsOf = ({ effects }: SimulatedParticipants): string[] =>
  [...effects].flatMap(([key, times]) => Array.from({ length: times }, () => key.slice(key.indexOf(':') + 1)));
