import type { Design } from '../../model/index.ts';
import { compile } from '../compile/compile.ts';
import { scripted } from '../explorer/counterexample.ts';
import { Choreography } from '../explorer/saga/choreography.ts';
import { circumstancesOf } from '../explorer/saga/circumstances.ts';
import { ENDS } from '../explorer/saga/codes.ts';
import { Orchestration } from '../explorer/saga/orchestration.ts';
import { effectOf } from '../explorer/saga/participants.ts';
import { happeningOf } from '../explorer/wording.ts';
import { SAGA_PROTOCOL } from '../saga/protocol.ts';
import type { ScriptedAction, ScriptKind } from '../script.ts';

/** One action of a walk: as in a script, and with what a script can leave out. */
export type WalkedAction = Omit<ScriptedAction, 'kind'> & { readonly kind: ScriptKind | 'fail-for-good' };

export interface Walk {
  readonly actions: readonly WalkedAction[];
  /** How the saga stands where nothing leads on. */
  readonly end: (typeof ENDS)[number];
  /** Steps whose effect stands there, each as often as it stands. */
  readonly effects: readonly string[];
}

/** A walk from one state of the explorer's to the next, up to where nothing but faults leads on. @param choose a number from 0 up to that one */
export function walk(design: Design, sagaId: string, faults: number, choose: (below: number) => number): Walk {
  const compiled = compile(design, { kind: 'saga', sagaId });
  const saga = compiled.ok ? compiled.model.saga : undefined;
  if (!saga) throw new Error(`the saga ${sagaId} cannot run`);
  const around = circumstancesOf(saga);
  const System = saga.plan.style === 'orchestration' ? Orchestration : Choreography;
  const system = new System(around, SAGA_PROTOCOL, faults);
  const actions: WalkedAction[] = [];
  for (let state = system.initial(); ; ) {
    const next: { readonly state: Int32Array; readonly action: number; readonly fault: boolean }[] = [];
    system.expand(state, (to, action, fault) => next.push({ state: to.slice(), action, fault }));
    const ways = next.filter(({ fault }) => !fault);
    if (ways.length === 0) {
      const steps = saga.steps.flatMap(({ id }, step) => Array.from({ length: Math.max(0, effectOf(system.participantWord(state, step))) }, () => id));
      return { actions, end: ENDS[system.endOf(state)] ?? '', effects: steps };
    }
    // A fault at one of four moments where one can happen: else all of them happen at the beginning.
    const faulty = next.filter(({ fault }) => fault);
    const open = faulty.length > 0 && choose(4) === 0 ? faulty : ways;
    const chosen = open[choose(open.length)] ?? ways[0];
    if (!chosen || actions.length > 300) throw new Error('a walk without an end');
    const happening = happeningOf(chosen.action, around.ways);
    const { stepId, direction, ...rest } = scripted(saga, happening);
    actions.push({
      ...rest,
      ...(happening.kind === 'fail-for-good' ? { kind: 'fail-for-good' } : {}),
      ...(happening.kind === 'send' ? { stepId: saga.steps[happening.step]?.id ?? '', direction: happening.way === 0 ? 'do' : 'undo' } : {}),
      ...(stepId === undefined ? {} : { stepId }),
      ...(direction === undefined ? {} : { direction }),
    });
    state = chosen.state;
  }
}
