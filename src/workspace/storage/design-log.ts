import { t } from '../../language/index.ts';
import type { Clock } from '../clock.ts';
import type { DesignStore, DesignSummaryFields } from './design-store.ts';
import type { LogStatus } from './save-status.ts';

export interface DesignLogOptions {
  readonly designId: string;
  /** The open storage; rejects where there is none. Another object than before means that the storage was opened anew and may be empty. */
  readonly store: () => Promise<DesignStore>;
  /** The storage does not take anything any more; the next call of `store` should open it anew. */
  readonly onBroken?: () => void;
  readonly clock: Clock;
  /** The whole living document as one update. */
  readonly whole: () => Uint8Array;
  readonly summary: () => DesignSummaryFields;
  readonly onStatus: (status: LogStatus) => void;
  /** Where the living document was read from, and the numbers of the updates it was made of. Without it the first write is the whole document. */
  readonly loaded?: { readonly store: DesignStore; readonly seqs: readonly number[] };
  /** Updates that are the whole of a new design together: they need not be made one for the first write. */
  readonly grown?: readonly Uint8Array[];
  /** Runs `work` while no other tab compacts this design; does not run it when one does. */
  readonly exclusively?: (work: () => Promise<void>) => Promise<void>;
}

/** Updates of this document in the log above which they are made one. */
export const COMPACT_ABOVE = 400;
/** A write that has not answered for this long is no longer called "saving". */
const PATIENCE_MS = 1_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/**
 * Writes the changes of one open design, each at once. While one transaction is under way, what comes waits for it and shares the next.
 * What was refused stays in memory and is tried again; `saved` is said only when the disk has acknowledged everything.
 */
export class DesignLog {
  private readonly options: DesignLogOptions;
  private store: DesignStore | undefined;
  private waiting: Uint8Array[] = [];
  private writing = false;
  private closed = false;
  /** The log may lack something that the document has: the next write is the whole. */
  private needsWhole: boolean;
  private grown: readonly Uint8Array[] | undefined;
  private readonly known: number[];
  private retryMs = FIRST_RETRY_MS;
  private cancelRetry: (() => void) | undefined;
  private status: LogStatus = { state: 'saved' };
  private whenIdle: (() => void)[] = [];

  constructor(options: DesignLogOptions) {
    this.options = options;
    this.store = options.loaded?.store;
    this.known = [...(options.loaded?.seqs ?? [])];
    this.needsWhole = options.loaded === undefined;
    this.grown = options.grown;
  }

  /** Writes these; the disk gets all of them or none. What has many parts lets the page show it first. */
  append(...updates: readonly Uint8Array[]): void {
    this.waiting.push(...updates);
    if (this.status.state === 'saved') this.say({ state: 'saving' });
    if (updates.length > 1) this.options.clock.after(0, () => this.writeUnlessRefused());
    else this.writeUnlessRefused();
  }

  /** Writes what is waiting; a design that is new here is written whole. */
  start(): void {
    if (this.needsWhole) this.say({ state: 'saving' });
    void this.write();
  }

  /** The storage has closed by itself, perhaps emptied: it is opened anew at once, and everything is written. */
  storageLost(reason: string): void {
    this.needsWhole = true;
    this.say({ state: 'memory-only', reason });
    this.retryNow();
  }

  retryNow(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    void this.write();
  }

  /** Resolves when nothing is being written. What was refused may still be in memory: see the status. */
  async settled(): Promise<void> {
    this.writeUnlessRefused();
    if (this.writing) await new Promise<void>((resolve) => this.whenIdle.push(resolve));
  }

  /** Nothing is written any more. Wait for {@link settled} before, or lose what is waiting. */
  close(): void {
    this.closed = true;
    this.cancelRetry?.();
    this.cancelRetry = undefined;
  }

  /** Makes the updates in the log one. What other tabs wrote, and this one does not know, stays. */
  async compact(): Promise<void> {
    const { exclusively = (work) => work() } = this.options;
    await exclusively(async () => {
      if (this.writing || this.closed || this.needsWhole || this.waiting.length > 0) return;
      this.writing = true;
      try {
        await this.replaceKnown(await this.openStore());
      } catch {
        // Nothing is lost: the updates are where they were. The next write says whether the disk still takes any.
      } finally {
        this.endWriting();
      }
      if (this.waiting.length > 0) void this.write();
    });
  }

  /** What the disk has refused waits for the next try. */
  private writeUnlessRefused(): void {
    if (!this.cancelRetry) void this.write();
  }

  private async write(): Promise<void> {
    if (this.writing || this.closed || (this.waiting.length === 0 && !this.needsWhole)) return;
    this.writing = true;
    const batch = this.waiting;
    this.waiting = [];
    const stopWaiting = this.options.clock.after(PATIENCE_MS, () => this.say({ state: 'memory-only', reason: t('The disk does not answer.') }));
    try {
      const store = await this.openStore();
      if (this.grown) await this.writeGrown(store, [...this.grown, ...batch]);
      else if (this.needsWhole) await this.replaceKnown(store);
      else this.known.push(...(await store.append(this.options.designId, batch, this.options.summary())));
      this.retryMs = FIRST_RETRY_MS;
    } catch (error) {
      this.waiting = [...batch, ...this.waiting];
      if (isBroken(error)) this.options.onBroken?.();
      this.say({ state: 'memory-only', reason: reasonOf(error) });
      this.scheduleRetry();
    } finally {
      stopWaiting();
      this.endWriting();
    }
    this.goOn();
  }

  private goOn(): void {
    if (this.closed || this.cancelRetry) return;
    if (this.waiting.length > 0 || this.needsWhole) {
      void this.write();
      return;
    }
    this.say({ state: 'saved' });
    if (this.known.length > COMPACT_ABOVE) void this.compact();
  }

  private async openStore(): Promise<DesignStore> {
    const store = await this.options.store();
    if (store === this.store) return store;
    this.store = store;
    this.known.length = 0;
    this.needsWhole = true;
    return store;
  }

  private async writeGrown(store: DesignStore, updates: readonly Uint8Array[]): Promise<void> {
    // Where the disk does not take it, the next try is with the whole as it is then.
    this.grown = undefined;
    this.known.push(...(await store.append(this.options.designId, updates, this.options.summary())));
    this.needsWhole = false;
  }

  private async replaceKnown(store: DesignStore): Promise<void> {
    const replaced = [...this.known];
    const number = await store.compact(this.options.designId, this.options.whole(), replaced, this.options.summary());
    this.known.splice(0, replaced.length, number);
    this.needsWhole = false;
  }

  private endWriting(): void {
    this.writing = false;
    const idle = this.whenIdle;
    this.whenIdle = [];
    for (const resolve of idle) resolve();
  }

  private scheduleRetry(): void {
    const wait = this.retryMs;
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    this.cancelRetry = this.options.clock.after(wait, () => this.retryNow());
  }

  private say(status: LogStatus): void {
    if (this.closed || sameStatus(status, this.status)) return;
    this.status = status;
    this.options.onStatus(status);
  }
}

const sameStatus = (a: LogStatus, b: LogStatus): boolean =>
  a.state === b.state && (a.state !== 'memory-only' || b.state !== 'memory-only' || a.reason === b.reason);

/** The connection is gone, not only this write. */
const isBroken = (error: unknown): boolean => error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'UnknownError');

/** Why a write failed, in words for a person. */
export function reasonOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return t('The storage of this browser is full.');
    case 'InvalidStateError':
      return t('The connection to the storage was closed.');
    case 'VersionError':
      return t('A newer version of Seamwright has used this storage.');
    case 'Error':
      // Ours, in words for a person: see `Storage` and `openIndexedDb`.
      return (error as Error).message;
    default:
      return error instanceof Error && error.message
        ? t('The storage refuses to write: {{reason}}', { reason: error.message.replace(/\.?$/, '.') })
        : t('The storage refuses to write.');
  }
}
