import type { MessageBus, MessageHandler, Subscription } from '../messaging/bus.ts';
import type { Envelope } from '../messaging/envelope.ts';
import { InMemoryInbox } from '../messaging/inbox.ts';
import type { Outbox, OutboxEntry } from '../messaging/outbox.ts';
import { TimedOut } from '../errors.ts';
import { choreograph, SagaEvent, SagaStarter, type StepProgress } from '../saga/choreography.ts';
import { type SagaContext, type SagaDefinition, stepsOf } from '../saga/definition.ts';
import { InMemoryStore } from '../storage/store.ts';
import type { Moment, Replayed } from './moments.ts';
import { Asker, misfit, quiet, ScriptedWorld, type Wire } from './scripted-world.ts';

/**
 * Plays a choreographed saga exactly along a script: events lost, doubled or out of order, participants that crash in the middle of their work. What the
 * script does not name goes as it should.
 * @throws when something in the script cannot happen
 */
export async function replayChoreography(saga: SagaDefinition, moments: readonly Moment[], context: SagaContext = {}): Promise<Replayed> {
  const stage = new Stage(saga);
  await stage.begin(context);
  for (const moment of moments) {
    await stage.perform(moment);
    await quiet();
  }
  return stage.finish();
}

class Stage {
  readonly #world: ScriptedWorld;
  readonly #asker: Asker;
  readonly #bus = new ScriptedBus();
  readonly #progress = new InMemoryStore<unknown>();
  readonly #starter: SagaStarter;

  constructor(saga: SagaDefinition) {
    this.#world = new ScriptedWorld(saga);
    this.#asker = new Asker(this.#world, (wire) => this.#world.wires.push(wire));
    let messages = 0;
    const ports = {
      bus: this.#bus,
      outbox: this.#bus.outbox,
      inbox: new InMemoryInbox(),
      participants: this.#asker,
      clock: this.#asker,
      random: () => 0.5,
      newId: () => `message-${++messages}`,
      store: () => this.#progress,
    };
    choreograph(saga, ports);
    this.#starter = new SagaStarter(saga, ports);
  }

  async begin(context: SagaContext): Promise<void> {
    await this.#starter.start('run', context);
    for (const event of this.#bus.on(({ what }) => what === 'started')) this.#bus.deliver(event);
    await quiet();
  }

  async perform(moment: Moment): Promise<void> {
    const { kind, step, direction = 'do' } = moment;
    const name = `${direction} ${step}`;
    switch (kind) {
      case 'deliver':
      case 'refuse':
      case 'fail':
      case 'fail-for-good':
        return this.#deliver(this.#world.take(moment) ?? misfit(moment), kind);
      case 'time-out':
        return this.#timeOut(name, moment);
      case 'try-again':
        return this.#asker.tryAgain(name) ? undefined : misfit(moment);
      case 'crash': {
        const { name: interrupted } = this.#world.take(moment) ?? misfit(moment);
        return this.#asker.hear(interrupted, { settle: ({ fail }) => fail(new TimedOut('the connection is lost')) });
      }
      case 'event':
        return this.#bus.deliver(this.#event(moment));
      case 'lose-event':
        return this.#bus.lose(this.#event(moment));
      case 'duplicate-event':
        return this.#bus.double(this.#event(moment));
      default:
        return misfit(moment);
    }
  }

  async finish(): Promise<Replayed> {
    const ending = await this.#world.finish(
      () => this.#next(),
      () => this.#asker.timers(),
      () => false,
    );
    return this.#world.end(await this.#status(ending), this.#asker.waiting());
  }

  /** One thing that nobody keeps from happening. */
  async #next(): Promise<boolean> {
    const [wire] = this.#world.wires;
    const [event] = this.#bus.on(() => true);
    if (event) this.#bus.deliver(event);
    else if (wire) {
      this.#world.wires.shift();
      await this.#deliver(wire, 'deliver');
    } else return false;
    await quiet();
    return true;
  }

  /** No step knows how the saga ended; whoever looks at all of them does. */
  async #status(ending: 'over' | 'stuck' | 'endless'): Promise<Replayed['status']> {
    const statuses = (await this.#progress.all()).map(([, { value }]) => (value as StepProgress).status);
    if (statuses.includes('stuck')) return 'needs human';
    if (ending === 'endless') return 'never ends';
    const steps = stepsOf(this.#world.saga).length;
    if (statuses.filter((status) => status === 'done').length === steps) return 'completed';
    return statuses.includes('done') || this.#asker.calls.size > 0 ? 'waits for ever' : 'failed';
  }

  async #deliver(wire: Wire, kind: Moment['kind']): Promise<void> {
    const answer = await this.#world.work(wire, kind);
    if (!wire.stray) this.#asker.hear(wire.name, answer);
  }

  /** The work goes on, but nobody waits for it. */
  #timeOut(name: string, moment: Moment): void {
    const wire = this.#world.find(name, false);
    if (!this.#asker.timeOut(name, this.#world.step(moment.step))) misfit(moment);
    if (wire) wire.stray = true;
  }

  #event(moment: Moment): Held {
    const { from, step, event } = moment;
    const isBack = (what: SagaEvent['what'] | undefined) => what !== 'done';
    const all = this.#bus.on((said, group) => group === step && said.step === from && isBack(said.what) === isBack(event));
    return all[0] ?? misfit(moment);
  }
}

interface Held {
  readonly group: string;
  readonly envelope: Envelope;
}

/** A broker that delivers what the script says. What was announced through an outbox is published again when it is lost on the way. */
class ScriptedBus implements MessageBus {
  readonly outbox: Outbox;
  #held: Held[] = [];
  readonly #handlers = new Map<string, MessageHandler>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #kept = new Set<string>();

  constructor() {
    this.outbox = {
      add: async ({ channel, envelope }: OutboxEntry) => {
        this.#kept.add(envelope.id);
        await this.publish(channel, envelope);
      },
      pending: async () => [],
      markPublished: async () => {},
    };
  }

  async publish(_channel: string, envelope: Envelope): Promise<void> {
    for (const group of this.#handlers.keys()) this.#held.push({ group, envelope });
  }

  subscribe({ group }: Subscription, handler: MessageHandler): () => void {
    this.#handlers.set(group, handler);
    return () => void this.#handlers.delete(group);
  }

  /** What is on its way, the oldest first. */
  on(which: (event: SagaEvent, group: string) => boolean): readonly Held[] {
    return this.#held.filter(({ group, envelope }) => which(SagaEvent.parse(envelope.data), group));
  }

  deliver(event: Held): void {
    this.#take(event);
    const before = this.#busy.get(event.group) ?? Promise.resolve();
    this.#busy.set(
      event.group,
      before.then(() => this.#handlers.get(event.group)?.(event.envelope)),
    );
  }

  lose(event: Held): void {
    this.#take(event);
    if (this.#kept.has(event.envelope.id)) this.#held.push(event);
  }

  double(event: Held): void {
    this.#held.push({ ...event });
  }

  #take(event: Held): void {
    this.#held = this.#held.filter((other) => other !== event);
  }
}
