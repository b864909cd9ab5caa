import { create } from 'zustand';
import { idsOf } from '../../model/index.ts';
import { useDesign } from './design.ts';
import { useFindings } from './findings.ts';
import { remember, remembered } from './preferences.ts';
import { useView } from './view.ts';

/** The three things that nobody should miss, in the order in which they are told. */
export const HINTS = ['connect', 'repair', 'play'] as const;
export type HintId = (typeof HINTS)[number];

const KEY = 'hints';

/** Hints that are over: what they tell of was done, or they were sent away. */
export const useHints = create<{ readonly done: readonly HintId[] }>(() => ({ done: rememberedHints() }));

/** The hint to tell now, of those that are not over and fit the design; `undefined` where there is none. */
export function hintNow(): HintId | undefined {
  const { done } = useHints.getState();
  const fits = { connect: several(useDesign.getState()), repair: anyFound(useFindings.getState()), play: several(useDesign.getState()) };
  return HINTS.find((id) => !done.includes(id) && fits[id]);
}

/** `hintNow()` for components: they are drawn again when another one is due. */
export function useHint(): HintId | undefined {
  useHints();
  useDesign(several);
  useFindings(anyFound);
  return hintNow();
}

export const hints = {
  dismiss(...ids: readonly HintId[]): void {
    const { done } = useHints.getState();
    const next = HINTS.filter((id) => done.includes(id) || ids.includes(id));
    if (next.length === done.length) return;
    useHints.setState({ done: next });
    remember(KEY, next);
  },

  /** Tells all of them again. */
  again(): void {
    useHints.setState({ done: [] });
    remember(KEY, undefined);
  },
};

/** Ends each hint when somebody has done what it tells of. Returns what stops that. */
export function followHints(): () => void {
  const stops = [
    useDesign.subscribe((now, before) => {
      const same = now.designId === before.designId && now.ready && before.ready;
      if (same && now.design.flows !== before.design.flows && idsOf(now.design.flows).length > idsOf(before.design.flows).length) hints.dismiss('connect');
    }),
    useFindings.subscribe((now) => {
      if (now.active !== null) hints.dismiss('repair');
    }),
    useView.subscribe((now) => {
      if (now.mode === 'play' && !now.startPage) hints.dismiss('play');
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const anyFound = ({ counts }: ReturnType<typeof useFindings.getState>): boolean => counts.error + counts.warning > 0;

const several = ({ design }: ReturnType<typeof useDesign.getState>): boolean => idsOf(design.elements).length > 1;

function rememberedHints(): readonly HintId[] {
  const kept = remembered(KEY);
  return Array.isArray(kept) ? HINTS.filter((id) => kept.includes(id)) : [];
}
