import { create } from 'zustand';
import { type Design, idsOf } from '../../model/index.ts';
import { useDesign } from './design.ts';
import { useFindings } from './findings.ts';
import { type Filter, type FilterFacet, type Focus, type Hops, isFiltering, keptElements, NO_FILTER, type SeveritiesOf } from './lens-kept.ts';
import { remember, remembered } from './preferences.ts';
import { useView, view } from './view.ts';

/**
 * How one looks at the open design: what is folded, what steps back. It belongs to the person who looks and to this device: it is no part of the design,
 * nothing of it is undone, and what is folded is remembered for each design.
 */
export interface LensState {
  /** Contexts that are drawn as one box. */
  readonly folded: readonly string[];
  /** Elements that do not match step back. */
  readonly filter: Filter;
  /** Everything that is further away steps back. */
  readonly focus: Focus | null;
  /** The bar with the filters is open, whether or not they ask for anything. */
  readonly filterBar: boolean;
  /** How high the bar stood last, in pixels: it breaks into lines where the window is narrow. */
  readonly barHeight: number;
  /** The small picture of everything is shown. It is the same for all designs. */
  readonly minimap: boolean;
}

const CLEAR = { folded: [], filter: NO_FILTER, focus: null, filterBar: false } as const satisfies Omit<LensState, 'minimap' | 'barHeight'>;
/** The bar, until it has said how high it is. */
const ONE_LINE = 36;
const MINIMAP = 'minimap';

export const useLens = create<LensState>(() => ({ ...CLEAR, barHeight: ONE_LINE, minimap: remembered(MINIMAP) === true }));

export const lens = {
  /** Folds contexts into one box each. */
  fold(ids: readonly string[]): void {
    setFolded([...useLens.getState().folded, ...ids]);
    const { selection } = useView.getState();
    const seen = new Set(ids.flatMap((id) => useDesign.getState().graph.membersOf(id)));
    // What is not to be seen any more does not stay selected; its context is.
    if (selection.some((id) => seen.has(id))) view.select(ids);
  },

  unfold(ids: readonly string[]): void {
    setFolded(useLens.getState().folded.filter((id) => !ids.includes(id)));
  },

  /** Folds what is open, or unfolds all of it where nothing of it is open. */
  toggleFold(ids: readonly string[]): void {
    const { folded } = useLens.getState();
    const open = ids.filter((id) => !folded.includes(id));
    if (open.length > 0) lens.fold(open);
    else lens.unfold(ids);
  },

  foldAll(): void {
    lens.fold(idsOf(useDesign.getState().design.contexts));
  },

  unfoldAll(): void {
    setFolded([]);
  },

  /** Looks at an element and what is near it; `null` looks at everything again. */
  focusOn(id: string | null, hops: Hops = useLens.getState().focus?.hops ?? 1): void {
    useLens.setState({ focus: id === null ? null : { id, hops } });
    const kept = keptNow();
    if (id !== null && kept) view.reveal([...kept], { fit: true });
  },

  setHops(hops: Hops): void {
    const { focus } = useLens.getState();
    if (focus && focus.hops !== hops) lens.focusOn(focus.id, hops);
  },

  /** Asks for a value of a facet as well, or not any more. */
  toggleFilter<F extends FilterFacet>(facet: F, value: Filter[F][number]): void {
    const { filter } = useLens.getState();
    const before: readonly string[] = filter[facet];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    useLens.setState({ filter: { ...filter, [facet]: after } });
  },

  openFilterBar(): void {
    useLens.setState({ filterBar: true });
  },

  /** The bar says how high it stands, so that the drawing keeps clear of it. */
  setBarHeight(barHeight: number): void {
    useLens.setState({ barHeight });
  },

  /** Shows everything again. */
  clearFilter(): void {
    useLens.setState({ filter: NO_FILTER, focus: null, filterBar: false });
  },

  showMinimap(minimap: boolean): void {
    useLens.setState({ minimap });
    remember(MINIMAP, minimap ? true : undefined);
  },
};

/** The elements that are to be seen plainly; `undefined` where all are. Kept as long as nothing changes that it hangs on. */
export function keptNow(): ReadonlySet<string> | undefined {
  const { filter, focus } = useLens.getState();
  if (focus === null && !isFiltering(filter)) return undefined;
  const { design, graph } = useDesign.getState();
  const { byRecord } = useFindings.getState();
  const on = [filter, focus, design.elements, design.flows, design.contexts, filter.severities.length > 0 ? byRecord : undefined];
  if (kept && kept.on.every((part, index) => part === on[index])) return kept.ids;
  kept = { on, ids: keptElements(design, graph, filter, focus, severitiesOf) };
  return kept.ids;
}

/** How much of the drawing the bar with the focus and the filters covers, in pixels; 0 where it is not there. */
export function barHeightNow(): number {
  const { focus, filter, filterBar, barHeight } = useLens.getState();
  return filterBar || focus !== null || isFiltering(filter) ? barHeight : 0;
}

let kept: { readonly on: readonly unknown[]; readonly ids: ReadonlySet<string> | undefined } | undefined;

/** The severities of what the rules say of an element. */
export const severitiesOf: SeveritiesOf = (id) => new Set((useFindings.getState().byRecord.get(id) ?? []).map(({ severity }) => severity));

/** Sets what is folded: each context once, none that is gone. */
function setFolded(ids: readonly string[]): void {
  const { contexts } = useDesign.getState().design;
  const folded = [...new Set(ids)].filter((id) => Object.hasOwn(contexts, id));
  const before = useLens.getState().folded;
  if (folded.length === before.length && folded.every((id) => before.includes(id))) return;
  useLens.setState({ folded });
  const { designId } = useDesign.getState();
  if (designId !== null) remember(keyOf(designId), folded.length === 0 ? undefined : { folded });
}

/** Comes back to how a design was looked at last whenever one is opened, and unfolds what is selected by name. Returns how to stop. */
export function followLens(): () => void {
  const stops = [
    useDesign.subscribe((now, before) => {
      if (now.designId !== before.designId || now.ready !== before.ready)
        useLens.setState({ ...CLEAR, folded: now.designId === null ? [] : rememberedFolds(now.designId) });
      else forgetGone(now.design, before.design);
    }),
    useView.subscribe((now, before) => {
      if (now.selection !== before.selection) showSelected(now.selection);
    }),
  ];
  const { designId } = useDesign.getState();
  if (designId !== null) useLens.setState({ folded: rememberedFolds(designId) });
  return () => {
    for (const stop of stops) stop();
  };
}

/** Lets go of what the design does not have any more. */
function forgetGone(now: Design, before: Design): void {
  const { folded, focus } = useLens.getState();
  if (now.contexts !== before.contexts) setFolded(folded);
  if (now.elements !== before.elements && focus && !Object.hasOwn(now.elements, focus.id)) useLens.setState({ focus: null });
}

/** The folded contexts that hide an element or a note; none where it is to be seen. */
function hiding(design: Design, id: string): readonly string[] {
  const { folded } = useLens.getState();
  const note = design.notes[id];
  const contexts = note ? [note.contextId ?? ''] : (design.elements[id]?.contextIds ?? []);
  return contexts.length > 0 && contexts.every((contextId) => folded.includes(contextId)) ? contexts : [];
}

export const isInFolded = (design: Design, id: string): boolean => hiding(design, id).length > 0;

/** Whoever selects something in a folded context (in the outline, by search) wants to see it. */
function showSelected(selection: readonly string[]): void {
  const { design } = useDesign.getState();
  const around = useLens.getState().folded.length === 0 ? [] : selection.flatMap((id) => hiding(design, id));
  if (around.length > 0) lens.unfold(around);
}

const keyOf = (designId: string): string => `lens:${designId}`;

function rememberedFolds(designId: string): readonly string[] {
  const value = remembered(keyOf(designId));
  const folded = typeof value === 'object' && value !== null && 'folded' in value && Array.isArray(value.folded) ? value.folded : [];
  const { contexts } = useDesign.getState().design;
  return folded.filter((id): id is string => typeof id === 'string' && Object.hasOwn(contexts, id));
}
