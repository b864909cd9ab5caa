import type { DesignStore } from '../storage/design-store.ts';

/** A store that fails, or does not answer, when a test says so. Only writes fail; what a failed write would have written is not there. */
export class FaultyStore {
  private readonly inner: DesignStore;
  private fault: (() => Error) | undefined;
  private gate: Promise<void> | undefined;
  private open: () => void = () => undefined;
  /** Writes that were asked for. */
  writes = 0;

  constructor(inner: DesignStore) {
    this.inner = inner;
  }

  /** From now on every write fails with such an error; without one they work again. */
  failWith(fault: (() => Error) | undefined): void {
    this.fault = fault;
  }

  /** Writes wait until {@link answer}. */
  hang(): void {
    this.gate ??= new Promise((resolve) => {
      this.open = resolve;
    });
  }

  answer(): void {
    this.gate = undefined;
    this.open();
  }

  get store(): DesignStore {
    const { inner } = this;
    return {
      list: () => inner.list(),
      read: (id) => inner.read(id),
      readAside: (id) => inner.readAside(id),
      describe: (...args) => this.write(() => inner.describe(...args)),
      append: (...args) => this.write(() => inner.append(...args)),
      compact: (...args) => this.write(() => inner.compact(...args)),
      setAside: (...args) => this.write(() => inner.setAside(...args)),
      erase: (...args) => this.write(() => inner.erase(...args)),
      close: () => inner.close(),
    };
  }

  private async write<T>(work: () => Promise<T>): Promise<T> {
    this.writes++;
    await this.gate;
    if (this.fault) throw this.fault();
    return work();
  }
}

export const quotaExceeded = (): Error => new DOMException('full', 'QuotaExceededError');
export const connectionClosed = (): Error => new DOMException('closed', 'InvalidStateError');
export const aborted = (): Error => new DOMException('aborted', 'AbortError');
