import type { EventQueue, Ticket } from '../kernel/queue.ts';
import type { Direction } from '../saga/plan.ts';

/** What a saga waits for that is not a message: the end of its patience, the end of a pause before the next try, its state being stored. */
export type Wait = { readonly for: 'answer' | 'pause'; readonly step: number; readonly direction: Direction } | { readonly for: 'store' };

/** When waits are over. */
export interface Pace {
  /** The waits that are over when somebody says so, and not by the clock. */
  readonly held: boolean;
  after(wait: Wait, us: number, over: () => void): Ticket;
}

/** By the clock. */
export const clockPace = (queue: EventQueue): Pace => ({ held: false, after: (_wait, us, over) => queue.after(us, over) });
