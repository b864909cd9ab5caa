import { create } from 'zustand';
import { boxOf } from '../../drawing/index.ts';
import { type Design, idsOf } from '../../model/index.ts';
import { useDesign } from './design.ts';
import { view } from './view.ts';

/** What is shown at a time: a frame or a context, or with `id` null all of the design. */
export interface Slide {
  readonly id: string | null;
  readonly name: string;
}

/**
 * The slides of a design: its frames in their order. A design without frames is shown whole, and then context by context, from left to right: it can be
 * presented as it is.
 */
export function slidesOf(design: Design): readonly Slide[] {
  const { frames, contexts } = design;
  const framed = idsOf(frames).toSorted((a, b) => (frames[a]?.order ?? 0) - (frames[b]?.order ?? 0));
  if (framed.length > 0) return framed.map((id) => ({ id, name: frames[id]?.name ?? '' }));
  const placed = idsOf(contexts).flatMap((id) => {
    const box = boxOf(design, id);
    return box ? [{ id, box }] : [];
  });
  placed.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  return [{ id: null, name: design.meta.name }, ...placed.map(({ id }) => ({ id, name: contexts[id]?.name ?? '' }))];
}

/** Which slide is shown; `null` where nothing is presented. It is no part of the design, and a reload forgets it. */
export const usePresenting = create<{ readonly at: number | null }>(() => ({ at: null }));

export const isPresenting = (): boolean => usePresenting.getState().at !== null;

/** What is presented now and where in the row it stands; `undefined` where nothing is. A slide that another tab has deleted makes way for the last one. */
export function slideNow(): { readonly slide: Slide; readonly at: number; readonly count: number } | undefined {
  const { at } = usePresenting.getState();
  if (at === null) return undefined;
  const slides = slidesOf(useDesign.getState().design);
  const index = Math.min(at, slides.length - 1);
  const slide = slides[index];
  return slide && { slide, at: index, count: slides.length };
}

export const present = {
  /** Shows the first slide. Nothing is selected meanwhile, and a drag moves the view. */
  start(): void {
    view.setMode('design');
    view.clear();
    view.setTool('hand');
    usePresenting.setState({ at: 0 });
  },

  leave(): void {
    if (!isPresenting()) return;
    view.setTool('select');
    usePresenting.setState({ at: null });
  },

  /** Shows the slide so many further on, which may be less than nothing; the row ends at both ends. */
  step(by: number): void {
    const now = slideNow();
    if (now) usePresenting.setState({ at: Math.max(0, Math.min(now.count - 1, now.at + by)) });
  },
};
