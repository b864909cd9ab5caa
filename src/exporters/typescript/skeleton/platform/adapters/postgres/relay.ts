import type { Clock } from '../../clock.ts';
import type { MessageBus } from '../../messaging/bus.ts';
import type { PostgresOutbox } from './outbox.ts';

export interface RelayOptions {
  readonly bus: MessageBus;
  readonly clock: Clock;
  /** Looks again after so long, also when nobody has called: for what another process has left behind. Default 1,000. */
  readonly pollMs?: number;
  /** Hears why something could not be published. It is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** Publishes what comes into an outbox, until it is stopped. Any number of processes may run one. */
export class OutboxRelay {
  readonly #options: RelayOptions;
  #stopped = false;
  #wake = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  start(outbox: PostgresOutbox): void {
    this.#running = this.#run(outbox);
  }

  /** There is something to publish. */
  wake(): void {
    this.#wake.abort();
  }

  /** Resolves when what is being published has been. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
  }

  async #run(outbox: PostgresOutbox): Promise<void> {
    const { bus, clock, pollMs = 1_000, onError } = this.#options;
    while (!this.#stopped) {
      this.#wake = new AbortController();
      let pause = pollMs;
      try {
        if ((await outbox.relay(bus)) > 0) pause = 0;
      } catch (error) {
        onError?.(error);
        this.#wake = new AbortController();
      }
      if (pause > 0 && !this.#stopped) await clock.sleep(pause, this.#wake.signal).catch(() => undefined);
    }
  }
}
