import { boxOf } from '../../drawing/index.ts';
import { type Mode, useDesign, useView } from '../../workspace/index.ts';

/** A design is open, is seen, and may be changed. */
export const canEdit = (): boolean => useDesign.getState().ready && useDesign.getState().readOnly === false && !useView.getState().startPage;
export const hasSelection = (): boolean => useView.getState().selection.length > 0;

/** The id of the only record that is selected. */
export function oneSelected(): string | undefined {
  const { selection } = useView.getState();
  return selection.length === 1 ? selection[0] : undefined;
}

/** The id of the only element that is selected. */
export function oneElement(): string | undefined {
  const id = oneSelected();
  return id !== undefined && useDesign.getState().design.elements[id] ? id : undefined;
}

/** The id of the only bounded context that is selected. */
export function oneContext(): string | undefined {
  const id = oneSelected();
  return id !== undefined && useDesign.getState().design.contexts[id] ? id : undefined;
}

/** The id of the only element, flow or context that is selected: one can comment on it. */
export function oneDiscussable(): string | undefined {
  const id = oneSelected();
  const { elements, flows, contexts } = useDesign.getState().design;
  return id !== undefined && (elements[id] ?? flows[id] ?? contexts[id]) ? id : undefined;
}

/** The id of the only flow that is selected. */
export function oneFlow(): string | undefined {
  const id = oneSelected();
  return id !== undefined && useDesign.getState().design.flows[id] ? id : undefined;
}

/** The id of the only sticky that is selected. */
export function oneNote(): string | undefined {
  const id = oneSelected();
  return id !== undefined && useDesign.getState().design.notes[id] ? id : undefined;
}

/** How many things that stand on the canvas are selected. */
export const placedInSelection = (): number => useView.getState().selection.filter((id) => boxOf(useDesign.getState().design, id) !== undefined).length;
export const inMode = (...modes: readonly Mode[]): boolean => modes.includes(useView.getState().mode);
