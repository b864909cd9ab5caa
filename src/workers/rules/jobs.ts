import type { Design } from '../../model/index.ts';
import type { FixProgress } from '../../rules/index.ts';
import type { Answers, Question } from './protocol.ts';

/** What is asked with one question; a check of everybody who waits for the newest design is one. */
export type Asked = Question | { readonly kind: 'catalogue' };
export type Kind = keyof Answers;

export interface Waiter {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

export interface Job {
  readonly asked: Asked;
  /** Absent for a question about the rules alone. */
  readonly design: Design | undefined;
  readonly waiters: readonly Waiter[];
  readonly onProgress?: ((progress: FixProgress) => void) | undefined;
}

/** The order in which waiting questions get their turn: what a person waits for first. */
const ORDER = ['previews', 'check', 'catalogue', 'health', 'fixAll', 'fixSafe', 'helpful'] as const satisfies readonly Kind[];

/** Questions that wait: of each kind the newest. */
export class Queue {
  private readonly jobs = new Map<Kind, Job>();

  get(kind: Kind): Job | undefined {
    return this.jobs.get(kind);
  }

  put(job: Job): void {
    this.jobs.set(job.asked.kind, job);
  }

  /** Takes the next one out. */
  take(): Job | undefined {
    const kind = ORDER.find((candidate) => this.jobs.has(candidate));
    const job = kind && this.jobs.get(kind);
    if (kind) this.jobs.delete(kind);
    return job;
  }

  /** Takes a job out if it still waits. */
  remove(job: Job): boolean {
    return this.jobs.get(job.asked.kind) === job && this.jobs.delete(job.asked.kind);
  }

  /** Takes out long work about any other design. */
  takeStale(design: Design): Job[] {
    const stale = [...this.jobs.values()].filter((job) => isLong(job) && job.design !== design);
    for (const { asked } of stale) this.jobs.delete(asked.kind);
    return stale;
  }

  takeAll(): Job[] {
    const all = [...this.jobs.values()];
    this.jobs.clear();
    return all;
  }
}

/** Work that can take over half a second and is told of as it goes on. */
export const isLong = ({ asked }: Job): boolean => asked.kind === 'fixAll' || asked.kind === 'fixSafe' || asked.kind === 'helpful';

export function rejectAll(job: Job, reason: Error): void {
  for (const { reject } of job.waiters) reject(reason);
}

export const overtaken = (): Error => new DOMException('A newer question took its place.', 'AbortError');
export const changed = (): Error => new DOMException('The design has changed.', 'AbortError');
export const cancelled = (): Error => new DOMException('It was cancelled.', 'AbortError');
