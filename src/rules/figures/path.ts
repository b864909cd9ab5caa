import { say, written } from '../../speech/index.ts';
import { duration, percent } from '../wording/text.ts';

/** One element on the way of a request, with the numbers that the design states for it and for the call that leads there. */
export interface PathStep {
  readonly elementId: string;
  /** The call into it; absent at the start, and where the way crosses a cycle without saying how. */
  readonly flowId?: string;
  /** Share of the time in which it answers, from 0 to 1. */
  readonly availability?: number;
  /** Median of its latency in milliseconds. */
  readonly p50?: number;
  /** 99th percentile of its latency in milliseconds. */
  readonly p99?: number;
  /** How long the call into it waits, in milliseconds. */
  readonly timeoutMs?: number;
  /** How often the call into it is tried at most, the first time included; infinite for retries without end. */
  readonly attempts?: number;
  /** The call into it is uncritical, or a fallback stands in for it: the request survives without this step and those behind it. */
  readonly dispensable?: true;
}

/** Numbers to count with in place of those that the design states, by element. */
export type Assumed = { readonly [elementId: string]: Pick<PathStep, 'availability' | 'p50' | 'p99'> | undefined };

export interface PathAvailability {
  /** The product of the known availabilities of what the request cannot do without, each element once; 1 where nobody says. */
  readonly product: number;
  /** Its factors in the order of the path. */
  readonly factors: readonly { readonly elementId: string; readonly availability: number }[];
  /** Elements that the request needs and that say nothing; they count as always there. */
  readonly silent: readonly string[];
  /** The factors as a person writes them: `0.999^3 × 0.99`. Empty where nobody says. */
  readonly formula: string;
  /** What the product is, and is not, in a sentence. */
  readonly text: string;
}

export interface PathLatency {
  /** Sum of the known medians, in milliseconds; absent where nobody says. */
  readonly p50Ms?: number;
  /** Sum of the known 99th percentiles, in milliseconds; absent where nobody says. */
  readonly p99Ms?: number;
  /** Elements that say nothing about their 99th percentile. */
  readonly silent: readonly string[];
  /** What the sums are, and are not, in a sentence. */
  readonly text: string;
}

/**
 * How available a request along a path can be: the product over what it cannot do without, each element once. It is an upper bound as long as somebody
 * says nothing, and assumes that the elements fail independently of each other.
 */
export function pathAvailability(path: readonly PathStep[], assumed: Assumed = {}): PathAvailability {
  const { factors, silent } = factorsOf(path, assumed);
  const product = productOf(factors);
  const formula = formulaOf(factors.map(({ availability }) => availability));
  return { product, factors, silent, formula, text: availabilityText(product, formula, silent.length) };
}

/** The product of {@link pathAvailability}, for whoever wants no more than that. */
export const availabilityAlong = (path: readonly PathStep[]): number => productOf(factorsOf(path, {}).factors);

/** Sum of the 99th percentiles that are stated along a path in milliseconds, and how many elements state one. */
export function p99Along(path: readonly PathStep[]): { readonly ms: number; readonly stated: number } {
  let ms = 0;
  let stated = 0;
  for (const { p99 } of path) {
    if (p99 === undefined) continue;
    ms += p99;
    stated++;
  }
  return { ms, stated };
}

const productOf = (factors: PathAvailability['factors']): number => factors.reduce((value, { availability }) => value * availability, 1);

function factorsOf(path: readonly PathStep[], assumed: Assumed): Pick<PathAvailability, 'factors' | 'silent'> {
  const factors: { elementId: string; availability: number }[] = [];
  const silent: string[] = [];
  const seen = new Set<string>();
  for (const step of path) {
    if (step.dispensable) break;
    if (seen.has(step.elementId)) continue;
    seen.add(step.elementId);
    const availability = assumed[step.elementId]?.availability ?? step.availability;
    if (availability === undefined) silent.push(step.elementId);
    else factors.push({ elementId: step.elementId, availability });
  }
  return { factors, silent };
}

/** How long a request along a path takes: the numbers of its elements added up, which is exact only for what none of them spends at the same time. */
export function pathLatency(path: readonly PathStep[], assumed: Assumed = {}): PathLatency {
  const silent = path.filter((step) => (assumed[step.elementId]?.p99 ?? step.p99) === undefined).map(({ elementId }) => elementId);
  const p50Ms = sum(path.map((step) => assumed[step.elementId]?.p50 ?? step.p50));
  const p99Ms = sum(path.map((step) => assumed[step.elementId]?.p99 ?? step.p99));
  const figures = { ...(p50Ms !== undefined && { p50Ms }), ...(p99Ms !== undefined && { p99Ms }) };
  return { ...figures, silent, text: latencyText(figures, silent.length) };
}

/** How often the last element of a path may be called for one request: the product of the attempts. Infinite where one tries without end. */
export const pathAttempts = (path: readonly PathStep[]): number => path.reduce((product, { attempts }) => product * (attempts ?? 1), 1);

function formulaOf(factors: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < factors.length; ) {
    let next = i + 1;
    while (next < factors.length && factors[next] === factors[i]) next++;
    const factor = written(factors[i] ?? 1);
    parts.push(next - i > 1 ? `${factor}^${next - i}` : factor);
    i = next;
  }
  return parts.join(' × ');
}

function availabilityText(product: number, formula: string, silent: number): string {
  if (formula === '') return say`Nobody on this path says how available it is.`;
  const share = formula === written(product) ? percent(product) : `${formula} = ${percent(product)}`;
  if (silent === 0) return say`${share} if they fail independently of each other.`;
  if (silent === 1) return say`${share} at best. One element says nothing and counts as always there.`;
  return say`${share} at best. ${silent} elements say nothing and count as always there.`;
}

function latencyText({ p50Ms, p99Ms }: { p50Ms?: number; p99Ms?: number }, silent: number): string {
  const medians = p50Ms === undefined ? '' : say`Medians added: ${duration(p50Ms)}, a middle, not a bound.`;
  if (p99Ms === undefined) return medians === '' ? say`Nobody on this path says how long it takes.` : medians;
  return [boundText(duration(p99Ms), silent), medians].filter(Boolean).join(' ');
}

function boundText(p99: string, silent: number): string {
  if (silent === 0) return say`p99s added: ${p99}, an upper bound, not the p99 of the sum.`;
  if (silent === 1) return say`p99s added: ${p99}. One element says nothing, so it is no bound.`;
  return say`p99s added: ${p99}. ${silent} elements say nothing, so it is no bound.`;
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
