import type { Design } from '../../model/index.ts';
import { changesBetween, type Finding, type FixPreview } from '../../rules/index.ts';
import { applyDelta, type RulesRequest, type RulesResponse, type Sync } from './protocol.ts';

export interface RulesClient {
  /**
   * Findings of a design. Latest wins: while the worker is busy only the newest design waits, and the promises of those that it overtook
   * bring its findings. A finding that did not change keeps its identity, and so does the list.
   */
  check(design: Design): Promise<readonly Finding[]>;
  /** What each fix of a finding would take away and bring. A question that is still waiting when a newer one comes rejects with an `AbortError`. */
  previews(design: Design, key: string): Promise<readonly FixPreview[]>;
  /** Stops the worker. What is under way, and whatever is asked later, rejects. */
  dispose(): void;
}

/** The part of a Worker that is used. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<RulesResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: RulesRequest): void;
  terminate(): void;
}

const startWorker = (): WorkerLike => new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module', name: 'rules' });

/** @param start makes a worker; another one in tests */
export const createRulesClient = (start: () => WorkerLike = startWorker): RulesClient => new Client(start);

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}
interface CheckJob {
  readonly kind: 'check';
  design: Design;
  readonly waiters: Waiter<readonly Finding[]>[];
}
interface PreviewJob {
  readonly kind: 'previews';
  readonly design: Design;
  readonly key: string;
  readonly waiters: readonly [Waiter<readonly FixPreview[]>];
}
type Job = CheckJob | PreviewJob;

class Client implements RulesClient {
  private readonly start: () => WorkerLike;
  private worker: WorkerLike | undefined;
  /** The design that the worker has. */
  private sent: Design | undefined;
  private found: readonly Finding[] = [];
  private current: Job | undefined;
  private currentId = 0;
  private nextCheck: CheckJob | undefined;
  private nextPreviews: PreviewJob | undefined;
  private isDisposed = false;

  constructor(start: () => WorkerLike) {
    this.start = start;
  }

  check(design: Design): Promise<readonly Finding[]> {
    return new Promise((resolve, reject) => {
      if (this.isDisposed) return reject(gone());
      this.nextCheck ??= { kind: 'check', design, waiters: [] };
      this.nextCheck.design = design;
      this.nextCheck.waiters.push({ resolve, reject });
      this.proceed();
    });
  }

  previews(design: Design, key: string): Promise<readonly FixPreview[]> {
    return new Promise((resolve, reject) => {
      if (this.isDisposed) return reject(gone());
      if (this.nextPreviews) rejectAll(this.nextPreviews, new DOMException('A newer question took its place.', 'AbortError'));
      this.nextPreviews = { kind: 'previews', design, key, waiters: [{ resolve, reject }] };
      this.proceed();
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.stop(gone());
    for (const job of [this.nextCheck, this.nextPreviews]) if (job) rejectAll(job, gone());
    this.nextCheck = this.nextPreviews = undefined;
  }

  /** Starts the next job if none is under way. A person waits for previews, so they come first. */
  private proceed(): void {
    if (this.current) return;
    const job = this.nextPreviews ?? this.nextCheck;
    if (!job) return;
    if (job.kind === 'check') this.nextCheck = undefined;
    else this.nextPreviews = undefined;
    this.current = job;
    const id = ++this.currentId;
    try {
      const worker = (this.worker ??= this.connect());
      const sync = this.syncTo(job.design);
      worker.postMessage(job.kind === 'check' ? { kind: 'check', id, sync } : { kind: 'previews', id, sync, key: job.key });
    } catch (error) {
      this.stop(error instanceof Error ? error : new Error(String(error)));
      this.proceed();
    }
  }

  private syncTo(design: Design): Sync {
    const before = this.sent;
    this.sent = design;
    return before ? { changes: changesBetween(before, design) } : { design };
  }

  private connect(): WorkerLike {
    const worker = this.start();
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.stop(new Error(`The rules stopped with an error: ${event.message}`));
      this.proceed();
    };
    return worker;
  }

  private receive(response: RulesResponse): void {
    const job = this.current;
    if (!job || response.id !== this.currentId) return;
    if (response.kind === 'failure') this.stop(new Error(`The rules stopped with an error: ${response.message}`));
    else {
      this.current = undefined;
      if (response.kind === 'findings') this.found = applyDelta(this.found, response.delta);
      if (job.kind === 'check') for (const { resolve } of job.waiters) resolve(this.found);
      else if (response.kind === 'previews') job.waiters[0].resolve(response.previews);
    }
    this.proceed();
  }

  /** Ends the worker and its job. The next job begins with a new worker, which gets the whole design. */
  private stop(reason: Error): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.sent = undefined;
    this.found = [];
    const job = this.current;
    this.current = undefined;
    if (job) rejectAll(job, reason);
  }
}

const rejectAll = (job: Job, reason: Error): void => {
  for (const { reject } of job.waiters) reject(reason);
};

const gone = (): Error => new Error('The rules are not running any more.');
