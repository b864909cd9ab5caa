import { create } from 'zustand';
import { type Design, idsOf } from '../../model/index.ts';
import { useDesign } from './design.ts';
import { remember, remembered } from './preferences.ts';
import { useView, view } from './view.ts';

/**
 * How one looks at the open design: what is folded, what steps back. It belongs to the person who looks and to this device: it is no part of the design,
 * nothing of it is undone, and it is remembered for each design.
 */
export interface LensState {
  /** Contexts that are drawn as one box. */
  readonly folded: readonly string[];
}

const CLEAR: LensState = { folded: [] };

export const useLens = create<LensState>(() => CLEAR);

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
};

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
      if (now.designId !== before.designId || now.ready !== before.ready) useLens.setState(now.designId === null ? CLEAR : rememberedLens(now.designId));
      else if (now.design.contexts !== before.design.contexts) setFolded(useLens.getState().folded);
    }),
    useView.subscribe((now, before) => {
      if (now.selection !== before.selection) showSelected(now.selection);
    }),
  ];
  const { designId } = useDesign.getState();
  if (designId !== null) useLens.setState(rememberedLens(designId));
  return () => {
    for (const stop of stops) stop();
  };
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

function rememberedLens(designId: string): LensState {
  const value = remembered(keyOf(designId));
  const folded = typeof value === 'object' && value !== null && 'folded' in value && Array.isArray(value.folded) ? value.folded : [];
  const { contexts } = useDesign.getState().design;
  return { folded: folded.filter((id): id is string => typeof id === 'string' && Object.hasOwn(contexts, id)) };
}
