import type { Design } from '../../model/index.ts';
import {
  changesBetween,
  type Finding,
  type FixAllOptions,
  type FixAllPreview,
  type FixPreview,
  type FixProgress,
  type Health,
  type HelpfulFix,
  type HelpfulOptions,
  type RuleInfo,
} from '../../rules/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import { cancelled, changed, isLong, overtaken, Queue, rejectAll, type Asked, type Job, type Kind, type Waiter } from './jobs.ts';
import { applyDelta, type Answers, type RulesRequest, type RulesResponse, type Sync } from './protocol.ts';

/** For work that may take over half a second. */
export interface LongOptions {
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: FixProgress) => void;
  /** Stops it; the promise rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/**
 * The rules in their worker. Of several questions of one kind only the newest waits; those that it overtook reject with an `AbortError`, but for checks,
 * whose promises bring the newest findings.
 */
export interface RulesClient {
  /**
   * Findings of a design. Latest wins: while the worker is busy only the newest design waits, and the promises of those that it overtook
   * bring its findings. A finding that did not change keeps its identity, and so does the list.
   */
  check(design: Design): Promise<readonly Finding[]>;
  /** What each fix of a finding would take away and bring. */
  previews(design: Design, key: string): Promise<readonly FixPreview[]>;
  /** How the design is as a whole. */
  health(design: Design): Promise<Health>;
  /**
   * One list of edits that repairs every finding of a rule, and what that takes away, brings and leaves.
   * Rejects with an `AbortError` when another design comes to be checked meanwhile.
   */
  fixAll(design: Design, ruleId: string, options?: FixAllOptions & LongOptions): Promise<FixAllPreview>;
  /** The same for everything that a machine may do unasked. */
  fixSafe(design: Design, options?: LongOptions): Promise<FixAllPreview>;
  /** What would help most. It gives way to every other question, and rejects with an `AbortError` when another design comes to be checked meanwhile. */
  helpful(design: Design, options?: HelpfulOptions & LongOptions): Promise<readonly HelpfulFix[]>;
  /** Every rule with its docs and parameters, so that the page does not load the rules themselves. Always the same list. */
  catalogue(): Promise<readonly RuleInfo[]>;
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

/** @param start makes a worker; another one in tests @param phrasebook for what is said in another language than English */
export const createRulesClient = (start: () => WorkerLike = startWorker, phrasebook?: Phrasebook): RulesClient => new Client(start, phrasebook);

/** What a question is answered with on the page. */
type Results = Omit<Answers, 'check'> & { readonly check: readonly Finding[] };

class Client implements RulesClient {
  private readonly start: () => WorkerLike;
  private readonly phrasebook: Phrasebook | undefined;
  private worker: WorkerLike | undefined;
  /** The design that the worker has. */
  private sent: Design | undefined;
  private found: readonly Finding[] = [];
  private rules: Promise<readonly RuleInfo[]> | undefined;
  private current: Job | undefined;
  private currentId = 0;
  private readonly queue = new Queue();
  private isDisposed = false;

  constructor(start: () => WorkerLike, phrasebook: Phrasebook | undefined) {
    this.start = start;
    this.phrasebook = phrasebook;
  }

  check(design: Design): Promise<readonly Finding[]> {
    return this.ask<'check'>({ kind: 'check' }, design);
  }

  previews(design: Design, key: string): Promise<readonly FixPreview[]> {
    return this.ask<'previews'>({ kind: 'previews', key }, design);
  }

  health(design: Design): Promise<Health> {
    return this.ask<'health'>({ kind: 'health' }, design);
  }

  fixAll(design: Design, ruleId: string, { onProgress, signal, ...options }: FixAllOptions & LongOptions = {}): Promise<FixAllPreview> {
    return this.ask<'fixAll'>({ kind: 'fixAll', ruleId, options }, design, { onProgress, signal });
  }

  fixSafe(design: Design, options: LongOptions = {}): Promise<FixAllPreview> {
    return this.ask<'fixSafe'>({ kind: 'fixSafe' }, design, options);
  }

  helpful(design: Design, { onProgress, signal, ...options }: HelpfulOptions & LongOptions = {}): Promise<readonly HelpfulFix[]> {
    return this.ask<'helpful'>({ kind: 'helpful', options }, design, { onProgress, signal });
  }

  catalogue(): Promise<readonly RuleInfo[]> {
    this.rules ??= this.ask<'catalogue'>({ kind: 'catalogue' }, undefined).catch((error: unknown) => {
      this.rules = undefined;
      throw error;
    });
    return this.rules;
  }

  dispose(): void {
    this.isDisposed = true;
    this.stop(gone());
    for (const job of this.queue.takeAll()) rejectAll(job, gone());
  }

  private ask<K extends Kind>(
    asked: Asked & { kind: K },
    design: Design | undefined,
    { onProgress, signal }: { onProgress?: LongOptions['onProgress'] | undefined; signal?: AbortSignal | undefined } = {},
  ): Promise<Results[K]> {
    return new Promise((resolve, reject) => {
      if (this.isDisposed) return reject(gone());
      if (signal?.aborted) return reject(cancelled());
      // The worker answers each kind of question with its own kind of answer.
      const waiter = { resolve, reject } as Waiter;
      const waiting = this.queue.get(asked.kind);
      const others = waiting && asked.kind === 'check' ? waiting.waiters : [];
      if (waiting && asked.kind !== 'check') rejectAll(waiting, overtaken());
      const job: Job = { asked, design, waiters: [...others, waiter], onProgress };
      this.queue.put(job);
      signal?.addEventListener('abort', () => this.cancel(job), { once: true });
      this.makeWay(job);
      this.proceed();
    });
  }

  /** Ends long work about a design that is no more, and lets what has time wait. */
  private makeWay(job: Job): void {
    const { current } = this;
    if (job.design) for (const stale of this.queue.takeStale(job.design)) rejectAll(stale, changed());
    if (!current || !isLong(current)) return;
    if (current.asked.kind === job.asked.kind) this.drop(current, overtaken());
    else if (job.design && job.design !== current.design) this.drop(current, changed());
    else if (current.asked.kind === 'helpful') {
      this.current = undefined;
      this.queue.put(current);
    }
  }

  private cancel(job: Job): void {
    if (this.queue.remove(job)) rejectAll(job, cancelled());
    else if (this.current === job) {
      this.drop(job, cancelled());
      this.proceed();
    }
  }

  /** Ends the work that is under way; the worker says no more about it. */
  private drop(job: Job, reason: Error): void {
    this.current = undefined;
    this.worker?.postMessage({ kind: 'cancel', id: this.currentId });
    rejectAll(job, reason);
  }

  /** Starts the next job if none is under way. */
  private proceed(): void {
    if (this.current) return;
    const job = this.queue.take();
    if (!job) return;
    this.current = job;
    const id = ++this.currentId;
    try {
      const worker = (this.worker ??= this.connect());
      const { asked, design } = job;
      if (asked.kind === 'catalogue') worker.postMessage({ kind: 'catalogue', id });
      else if (design) worker.postMessage({ ...asked, id, sync: this.syncTo(design) });
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
    if (this.phrasebook) worker.postMessage({ kind: 'speak', phrasebook: this.phrasebook });
    return worker;
  }

  private receive(response: RulesResponse): void {
    const job = this.current;
    if (!job || response.id !== this.currentId) return;
    if (response.kind === 'progress') return job.onProgress?.(response.progress);
    if (response.kind === 'failure') this.stop(new Error(`The rules stopped with an error: ${response.message}`));
    else {
      this.current = undefined;
      if (response.kind === 'check') this.found = applyDelta(this.found, response.answer);
      const answer = response.kind === 'check' ? this.found : response.answer;
      for (const { resolve } of job.waiters) resolve(answer as never);
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

const gone = (): Error => new Error('The rules are not running any more.');
