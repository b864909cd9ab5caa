import { InMemoryBus } from '../messaging/in-memory-bus.ts';
import { InMemoryInbox } from '../messaging/inbox.ts';
import { choreograph, SagaStarter } from '../saga/choreography.ts';
import { SagaCoordinator } from '../saga/coordinator.ts';
import type { SagaContext, SagaDefinition } from '../saga/definition.ts';
import { InMemorySagaStore } from '../saga/state.ts';
import { InMemoryStore } from '../storage/store.ts';
import { type FaultScript, SimulatedParticipants } from './participants.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface Played {
  /** What the participants were asked, in order. */
  readonly actions: readonly string[];
  /** How it ended; a choreography has nobody who knows. */
  readonly status?: 'completed' | 'failed' | 'needs human';
  /** Effects that stand at the end. */
  readonly effects: readonly string[];
}

/** Plays an orchestrated saga with simulated participants, in virtual time. */
export async function playOrchestration(saga: SagaDefinition, faults: FaultScript = {}, context: SagaContext = {}): Promise<Played> {
  const clock = new VirtualClock();
  const participants = new SimulatedParticipants(faults);
  const coordinator = new SagaCoordinator(saga, { store: new InMemorySagaStore(), participants, clock, random: () => 0.5 });
  const state = await clock.play(coordinator.start('run', context));
  const status = state.status === 'completed' ? 'completed' : state.needsHuman ? 'needs human' : 'failed';
  return { actions: participants.actions, status, effects: effectsOf(participants) };
}

/** Plays a choreographed saga with simulated participants over the in-memory bus, in virtual time. */
export async function playChoreography(saga: SagaDefinition, faults: FaultScript = {}, context: SagaContext = {}): Promise<Played> {
  const clock = new VirtualClock();
  const participants = new SimulatedParticipants(faults);
  const bus = new InMemoryBus();
  const progress = new InMemoryStore<unknown>();
  let messages = 0;
  const newId = () => `message-${++messages}`;
  const ports = { bus, inbox: new InMemoryInbox(), participants, clock, random: () => 0.5, newId, store: () => progress };
  choreograph(saga, ports);
  await clock.play(new SagaStarter(saga, ports).start('run', context).then(() => bus.settled()));
  return { actions: participants.actions, effects: effectsOf(participants) };
}

const effectsOf = ({ effects }: SimulatedParticipants): string[] => [...effects].map((key) => key.slice(key.indexOf(':') + 1));
