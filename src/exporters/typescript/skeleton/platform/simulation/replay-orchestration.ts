import { SagaCoordinator } from '../saga/coordinator.ts';
import type { SagaContext, SagaDefinition } from '../saga/definition.ts';
import { InMemorySagaStore, type SagaState, type SagaStore } from '../saga/state.ts';
import type { Moment, Replayed } from './moments.ts';
import { type Answer, Asker, misfit, quiet, ScriptedWorld, type Wire } from './scripted-world.ts';

const RUN = 'run';

/**
 * Plays an orchestrated saga exactly along a script: crashes of its coordinator before or after a write, messages lost, doubled or late, another
 * coordinator that takes over. What the script does not name goes as it should.
 * @throws when something in the script cannot happen
 */
export async function replayOrchestration(saga: SagaDefinition, moments: readonly Moment[], context: SagaContext = {}): Promise<Replayed> {
  const stage = new Stage(saga, context);
  await stage.begin();
  for (const moment of moments) {
    await stage.perform(moment);
    await quiet();
  }
  return stage.finish();
}

interface Reply {
  readonly wire: Wire;
  readonly answer: Answer;
}

class Stage {
  readonly #world: ScriptedWorld;
  readonly #context: SagaContext;
  #durable = new InMemorySagaStore();
  #replies: Reply[] = [];
  #process: Process;
  /** Was taken for dead, and is not. */
  #zombie: Process | undefined;
  #forgot = false;

  constructor(saga: SagaDefinition, context: SagaContext) {
    this.#world = new ScriptedWorld(saga);
    this.#context = context;
    this.#process = new Process(this.#world, this.#durable);
  }

  async begin(): Promise<void> {
    this.#process.follow((coordinator) => coordinator.start(RUN, this.#context));
    await quiet();
  }

  async perform(moment: Moment): Promise<void> {
    const { kind, step, direction = 'do' } = moment;
    const name = `${direction} ${step}`;
    switch (kind) {
      case 'store':
        return this.#process.write() ? undefined : misfit(moment);
      case 'send':
        return this.#send(name) ? undefined : misfit(moment);
      case 'deliver':
      case 'refuse':
      case 'fail':
      case 'fail-for-good':
        return this.#deliver(this.#world.take(moment) ?? misfit(moment), kind, moment.stray);
      case 'answer':
        return this.#answer(this.#reply(moment) ?? misfit(moment));
      case 'lose-answer':
        return this.#reply(moment) ? undefined : misfit(moment);
      case 'time-out':
        return this.#process.asker.timeOut(name, this.#world.step(step)) ? undefined : misfit(moment);
      case 'try-again':
        return this.#process.asker.tryAgain(name) ? undefined : misfit(moment);
      case 'lose':
        return this.#world.take(moment) ? undefined : misfit(moment);
      case 'duplicate': {
        const wire = this.#world.find(name, false) ?? misfit(moment);
        this.#world.wires.push({ ...wire, stray: true });
        return;
      }
      case 'crash':
        return this.#crash();
      case 'take-over':
        return this.#takeOver();
      case 'zombie-writes':
        return this.#zombie?.wakeUp();
      default:
        return misfit(moment);
    }
  }

  async finish(): Promise<Replayed> {
    const ending = await this.#world.finish(
      () => this.#next(),
      () => this.#process.asker.timers(),
      () => this.#process.ended,
    );
    const state = await this.#durable.load(RUN);
    return this.#world.end(this.#statusOf(state, ending), this.#process.asker.waiting());
  }

  /** One thing that nobody keeps from happening. */
  async #next(): Promise<boolean> {
    const [command] = this.#process.outbox;
    const [wire] = this.#world.wires;
    const reply = this.#replies[0];
    if (this.#process.write()) await quiet();
    else if (command) this.#send(command.name);
    else if (wire)
      await this.#deliver(
        this.#world.take({ kind: 'deliver', step: wire.command.stepId, direction: wire.command.direction, stray: wire.stray }) ?? wire,
        'deliver',
      );
    else if (reply) this.#answer(this.#replies.shift() ?? reply);
    else return false;
    await quiet();
    return true;
  }

  #statusOf(state: SagaState | undefined, ending: 'over' | 'stuck' | 'endless'): Replayed['status'] {
    if (state?.status === 'completed') return 'completed';
    if (state?.status === 'failed') return state.needsHuman ? 'needs human' : 'failed';
    if (this.#forgot) return 'forgotten';
    return ending === 'endless' ? 'never ends' : 'waits for ever';
  }

  #send(name: string): boolean {
    const wire = this.#process.outbox.find((each) => each.name === name);
    if (!wire) return false;
    this.#process.outbox = this.#process.outbox.filter((other) => other !== wire);
    this.#world.wires.push(wire);
    return true;
  }

  async #deliver(wire: Wire, kind: Moment['kind'], stray = wire.stray): Promise<void> {
    const answer = await this.#world.work(wire, kind);
    if (!stray) this.#replies.push({ wire, answer });
  }

  #reply({ step, direction = 'do', answer }: Moment): Reply | undefined {
    const found = this.#replies.find(({ wire, answer: { kind } }) => wire.name === `${direction} ${step}` && (answer === undefined || answer === kind));
    this.#replies = this.#replies.filter((other) => other !== found);
    return found;
  }

  #answer({ wire, answer }: Reply): void {
    this.#process.asker.hear(wire.name, answer);
  }

  /** What was in memory is gone. It comes back with what was written, if anything; where nothing had been, whoever asked for the saga asks again. */
  async #crash(): Promise<void> {
    this.#orphan();
    if (this.#world.saga.volatile) {
      this.#forgot = true;
      this.#durable = new InMemorySagaStore();
    }
    this.#process = new Process(this.#world, this.#durable);
    if (this.#forgot) return;
    const isKept = (await this.#durable.load(RUN)) !== undefined;
    this.#process.follow((coordinator) => (isKept ? coordinator.resume(RUN) : coordinator.start(RUN, this.#context)));
  }

  /** The new one writes at once that it has taken over. */
  async #takeOver(): Promise<void> {
    this.#zombie = this.#process;
    this.#world.wires.push(...this.#process.outbox);
    this.#process.outbox = [];
    const isKept = (await this.#durable.load(RUN)) !== undefined;
    this.#orphan();
    this.#process = new Process(this.#world, this.#durable);
    this.#process.follow((coordinator) => (isKept ? coordinator.resume(RUN) : coordinator.start(RUN, this.#context)));
    await quiet();
    this.#process.write();
  }

  /** Nobody is left to hear the answers to what is on its way. */
  #orphan(): void {
    for (const wire of this.#world.wires) wire.stray = true;
    this.#replies = [];
  }
}

/** A process with a coordinator: it dies by being forgotten. What it writes and sends waits for the script. */
class Process {
  readonly asker: Asker;
  outbox: Wire[] = [];
  ended = false;
  #writes: (() => void)[] = [];
  readonly #coordinator: SagaCoordinator;

  constructor(world: ScriptedWorld, durable: SagaStore) {
    this.asker = new Asker(world, (wire) => this.outbox.push(wire));
    const held = (state: SagaState) => new Promise<SagaState>((resolve, reject) => this.#writes.push(() => void durable.save(state).then(resolve, reject)));
    // What is kept nowhere but in memory is there at once.
    const save = world.saga.volatile ? (state: SagaState) => durable.save(state) : held;
    const store: SagaStore = { save, load: (sagaId) => durable.load(sagaId), unfinished: () => durable.unfinished() };
    this.#coordinator = new SagaCoordinator(world.saga, { store, participants: this.asker, clock: this.asker, random: () => 0.5 });
  }

  follow(work: (coordinator: SagaCoordinator) => Promise<unknown>): void {
    const end = () => {
      this.ended = true;
    };
    work(this.#coordinator).then(end, end);
  }

  /** Writes what comes next. Returns whether there was anything. */
  write(): boolean {
    const next = this.#writes.shift();
    next?.();
    return next !== undefined;
  }

  /** Its patience is over, and it writes what it makes of that. */
  async wakeUp(): Promise<void> {
    const [alarm] = this.asker.alarms.values();
    if (this.#writes.length === 0) alarm?.ring();
    await quiet();
    this.write();
  }
}
