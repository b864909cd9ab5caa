import type { Facts } from '../facts/facts.ts';
import { say } from '../../speech/index.ts';
import { monolithScore, SYMPTOMS } from '../facts/monolithScore.ts';

export interface MonolithPart {
  readonly id: (typeof SYMPTOMS)[number];
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  /** How much of it goes into the score. */
  readonly weight: number;
  /** The share as a count: `count` of `of`, in `unit`. */
  readonly count: number;
  readonly of: number;
  readonly unit: 'services' | 'pairs';
}

export interface MonolithHealth {
  /** From 0, not at all, to 1: `1 − (1 − 0.6p)(1 − 0.8d)(1 − 0.7c)(1 − 0.9l)`. */
  readonly score: number;
  readonly services: number;
  /** In the order of the formula. */
  readonly parts: readonly MonolithPart[];
}

const PARTS = {
  propagation: { label: () => say`Reached by synchronous calls`, weight: 0.6, unit: 'pairs' },
  sharedData: { label: () => say`On a shared store`, weight: 0.8, unit: 'services' },
  cyclic: { label: () => say`In a cycle of synchronous calls`, weight: 0.7, unit: 'services' },
  lockstep: { label: () => say`Released in lockstep`, weight: 0.9, unit: 'services' },
} as const;

export function monolithHealth(facts: Facts): MonolithHealth {
  const score = monolithScore(facts);
  const { services } = score;
  const parts = SYMPTOMS.map((id) => {
    const of = PARTS[id].unit === 'pairs' ? services * (services - 1) : services;
    return { id, ...PARTS[id], label: PARTS[id].label(), share: score[id], count: Math.round(score[id] * of), of };
  });
  return { score: score.score, services, parts };
}
