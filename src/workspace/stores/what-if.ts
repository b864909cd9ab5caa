import { create } from 'zustand';
import { phrasebook, t } from '../../language/index.ts';
import { update, type Design, type Edit, type Element } from '../../model/index.ts';
import { pathAvailability, pathLatency, type Assumed, type PathStep } from '../../workers/rules/onPage.ts';
import { speak } from '../../speech/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from './design.ts';

export type { Assumed, PathStep };

/** Numbers that somebody plays with on the path of the finding that is lit up. The design does not know of them until they are applied. */
export const useWhatIf = create<{ readonly assumed: Assumed }>(() => ({ assumed: {} }));

export type AssumedNumbers = NonNullable<Assumed[string]>;

export const whatIf = {
  /** Counts with a number in place of what the design states; `undefined` counts with the design's again. */
  assume(elementId: string, name: keyof AssumedNumbers, value: number | undefined): void {
    useWhatIf.setState(({ assumed }) => {
      const { [name]: _, ...others } = assumed[elementId] ?? {};
      const next = value === undefined ? others : { ...others, [name]: value };
      const { [elementId]: __, ...rest } = assumed;
      return { assumed: Object.keys(next).length === 0 ? rest : { ...rest, [elementId]: next } };
    });
  },

  forget(): void {
    useWhatIf.setState((state) => (Object.keys(state.assumed).length === 0 ? state : { assumed: {} }));
  },

  /** Writes what was assumed into the design, as one undo step. */
  apply(): ApplyResult {
    const result = apply(assumedEdits(useDesign.getState().design, useWhatIf.getState().assumed), { label: t('Apply assumed numbers') });
    if (result.ok) whatIf.forget();
    return result;
  },
};

/** The edits that make assumptions true. Elements that are gone, or of a kind that has no such numbers, are left out. */
export function assumedEdits(design: Design, assumed: Assumed): Edit[] {
  return Object.entries(assumed).flatMap(([id, numbers]) => {
    const element = design.elements[id];
    if (!element || !numbers || !saysHowFast(element)) return [];
    const { availability, ...latency } = numbers;
    const fields = {
      ...(availability !== undefined && { availability }),
      ...(Object.keys(latency).length > 0 && { latency: { ...element.latency, ...latency } }),
    };
    return [update('elements', id, fields)];
  });
}

type Timed = Extract<Element, { latency?: unknown }>;

/** Kinds of element that have an availability and a latency. */
export const saysHowFast = (element: Element): element is Timed => TIMED.has(element.kind);

const TIMED: ReadonlySet<Element['kind']> = new Set<Timed['kind']>(['service', 'monolith', 'external', 'gateway', 'datastore']);

/** The numbers at one step of a path: its own as they count, and what has come together up to it. */
export interface HopFigures {
  readonly step: PathStep;
  readonly availability: number | undefined;
  readonly p99: number | undefined;
  /** Product of the availabilities from the start to here; absent while nobody says. */
  readonly productSoFar: number | undefined;
  /** Sum of the 99th percentiles from the start to here, in milliseconds; absent while nobody says. */
  readonly p99SoFar: number | undefined;
}

export function hopFigures(path: readonly PathStep[], assumed: Assumed): readonly HopFigures[] {
  return path.map((step, i) => {
    const way = path.slice(0, i + 1);
    const { product, factors } = pathAvailability(way, assumed);
    return {
      step,
      availability: assumed[step.elementId]?.availability ?? step.availability,
      p99: assumed[step.elementId]?.p99 ?? step.p99,
      productSoFar: factors.length === 0 ? undefined : product,
      p99SoFar: pathLatency(way, assumed).p99Ms,
    };
  });
}

/** What a path comes to in words: availability with its product, and the times added up. */
export function pathWords(path: readonly PathStep[], assumed: Assumed): readonly string[] {
  speak(phrasebook());
  return [pathAvailability(path, assumed).text, pathLatency(path, assumed).text];
}
