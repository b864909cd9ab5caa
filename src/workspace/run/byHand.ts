import type { FaultInput, ReleaseInput } from '../../simulation/index.ts';
import { faultsOfScenario } from './following.ts';
import { compute, recompute, stampPlayhead } from './making.ts';
import { type RunState, useRun } from './state.ts';

const set = useRun.setState;
const get = useRun.getState;

type ByHand = Pick<RunState, 'faults' | 'beside'>;

/** What was put into the run by hand before, and what was taken back. Forgotten when something else is played, or the design is edited. */
const past: ByHand[] = [];
const future: ByHand[] = [];
const MOST_ACTS = 200;

const current = (): ByHand => ({ faults: get().faults, beside: get().beside });

/** Something is put into the run or taken out of it; it can be taken back. */
function putIn(change: Partial<ByHand>): void {
  past.push(current());
  if (past.length > MOST_ACTS) past.shift();
  future.length = 0;
  set({ ...change, canUndo: true, canRedo: false });
}

/** What was done by hand can neither be taken back nor done again. */
export function forgetActs(): void {
  past.length = 0;
  future.length = 0;
  if (get().canUndo || get().canRedo) set({ canUndo: false, canRedo: false });
}

/** Goes back to what was before an act, or on to what came after it. */
function goThroughActs(from: ByHand[], to: ByHand[]): boolean {
  const other = from.pop();
  if (!other) return false;
  to.push(current());
  set({ ...other, canUndo: past.length > 0, canRedo: future.length > 0 });
  recompute();
  return true;
}

/** What a person breaks, rolls out and mends while a run is played. Each can be taken back. */
export const byHand = {
  /** Lets what is broken by hand be as the scenario has it again. */
  returnToScenario(): void {
    putIn({ faults: faultsOfScenario() });
    recompute();
  },

  /** A new version of an element is rolled out from the playhead on. */
  release(release: Omit<ReleaseInput, 'atUs'>): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, releases: [...(beside.releases ?? []), { ...release, atUs }] } });
    recompute();
  },

  /** A read model is made anew from its history at the playhead. */
  rebuild(storeId: string): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, rebuilds: [...(beside.rebuilds ?? []), { storeId, atUs }] } });
    recompute();
  },

  /** A migration goes on to a phase at the playhead; phases are counted from 0. */
  goToPhase(migrationId: string, phase: number): void {
    const { beside } = get();
    const atUs = stampPlayhead();
    putIn({ beside: { ...beside, phases: [...(beside.phases ?? []), { migrationId, phase, atUs }] } });
    recompute();
  },

  /** Something breaks at the playhead. What happened before stays as it was. */
  inject(fault: Omit<FaultInput, 'fromUs'> & { readonly fromUs?: number }): void {
    const fromUs = stampPlayhead();
    putIn({ faults: [...get().faults, { fromUs, ...fault }] });
    recompute();
  },

  /** Lets the fault that was put in last be there from the start, and plays from there: what it would have changed may have happened already. */
  breakFromTheStart(): void {
    const { faults } = get();
    const last = faults.at(-1);
    if (!last) return;
    const { fromUs, toUs } = last;
    putIn({ faults: [...faults.slice(0, -1), { ...last, fromUs: 0, ...(toUs === undefined ? {} : { toUs: toUs - fromUs }) }] });
    void compute({ tUs: 0, playing: true });
  },

  /** Takes a fault out of the run, as if it had never been. */
  removeFault(index: number): void {
    putIn({ faults: get().faults.filter((_, position) => position !== index) });
    recompute();
  },

  /** Every fault that aims at this element, flow or step ends at the playhead. */
  mend(targetId: string, stepId?: string): void {
    const { faults } = get();
    const now = stampPlayhead();
    const hit = (fault: FaultInput) => fault.targetId === targetId && fault.stepId === stepId && (fault.toUs === undefined || fault.toUs > now);
    putIn({ faults: faults.flatMap((fault) => (!hit(fault) ? [fault] : fault.fromUs >= now ? [] : [{ ...fault, toUs: now }])) });
    recompute();
  },

  clearFaults(): void {
    putIn({ faults: [] });
    recompute();
  },

  /** Takes back what was put into this run by hand, or taken out of it, last. `false` where there is nothing. */
  undo: (): boolean => goThroughActs(past, future),
  redo: (): boolean => goThroughActs(future, past),
};
