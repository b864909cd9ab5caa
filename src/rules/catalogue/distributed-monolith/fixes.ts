import type { Facts } from '../../facts/facts.ts';
import { monolithScoreFrom } from '../../facts/monolithScore.ts';
import type { Fix } from '../../finding.ts';
import type { FixRequest } from '../../rule.ts';
import { capitalised, counted, listed } from '../../wording/text.ts';
import { MOVES, type Move, type MoveKind } from './moves.ts';
import { Plan } from './plan.ts';
import { say } from '../../../speech/index.ts';

/** Beyond this many services no list of edits can be called sensible. */
export const MOST_TO_UNTIE = 40;

/** Calls that become events before anything else is done: more at once is another system. */
const MOST_COMMANDS = 3;

/** What to begin with, the cheapest to live with first; what is left after that follows in the same order. */
const STRATEGIES: readonly (readonly [id: string, first: MoveKind])[] = [
  ['untie-cycles', 'cycle'],
  ['split-stores', 'store'],
  ['tell-by-event', 'command'],
  ['merge-cycles', 'merge'],
  ['release-alone', 'release'],
];
const AFTERWARDS: readonly MoveKind[] = ['release', 'cycle', 'store', 'command', 'query'];

interface Thresholds {
  readonly score: number;
  readonly symptom: number;
  readonly services: number;
}

/** Each begins with another symptom, and goes on until the design is no distributed monolith any more. */
export function distributedMonolithFixes({ facts, finding, values }: FixRequest<Thresholds>): readonly Fix[] {
  const told = new Set<string>();
  return STRATEGIES.flatMap(([id, first]) => {
    const plan = new Plan(facts, `${finding.key}:${id}`);
    const moves = carriedOut(plan, first, values);
    const [begin] = moves;
    const title = titleOf(moves);
    // Two ways that read the same are one for whoever has to choose.
    if (begin?.kind !== first || told.has(title)) return [];
    told.add(title);
    return [{ id, title, edits: plan.edits }];
  });
}

const isTied = (facts: Facts, { score, symptom, services }: Thresholds): boolean => (monolithScoreFrom(facts, score, symptom)?.services ?? 0) >= services;

/** Moves, those of one kind first, until the finding is gone; none if it does not go. A system cannot do without its calls, so only a few of them begin. */
function carriedOut(plan: Plan, first: MoveKind, values: Thresholds): readonly Move[] {
  const done: Move[] = [];
  while (isTied(plan.facts, values)) {
    const isEnough = first === 'command' && done.length >= MOST_COMMANDS;
    const move = nextMove(plan.facts, isEnough ? AFTERWARDS : [first, ...AFTERWARDS]);
    if (!move || !plan.apply(move.write)) return [];
    done.push(move);
  }
  return done;
}

function nextMove(facts: Facts, kinds: readonly MoveKind[]): Move | undefined {
  for (const kind of kinds) {
    const move = MOVES[kind](facts);
    if (move) return move;
  }
  return undefined;
}

function titleOf(moves: readonly Move[]): string {
  const of = (...kinds: MoveKind[]) => moves.filter(({ kind }) => kinds.includes(kind));
  const names = (kind: MoveKind) => of(kind).flatMap((move) => move.names);
  const calls = of('cycle', 'command', 'query').reduce((sum, { size }) => sum + size, 0);
  const parts = [
    ...(calls > 0 ? [calls === 1 ? say`an event in place of a call` : say`events in place of ${counted(calls, 'call')}`] : []),
    ...(of('store').length > 0 ? [say`a store for each service at ${listed(names('store'), 3)}`] : []),
    ...(of('release').length > 0 ? [say`${counted(names('release').length, 'service')} released alone`] : []),
    ...(of('merge').length > 0 ? [say`${listed(names('merge'), 3)} merged`] : []),
  ];
  return capitalised(listed(parts));
}
