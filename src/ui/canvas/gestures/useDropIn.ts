import { type RefObject, useEffect } from 'react';
import { NOTE_KINDS, type NoteKind, size } from '../../../drawing/index.ts';
import { ELEMENT_KINDS } from '../../../model/index.ts';
import { addElement, addFrame, addNote, type ElementSeed, type PaletteItem, useDesign, useView, view } from '../../../workspace/index.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import type { Extent } from '../stage/viewport.ts';
import { freePlaceFor, type Place, placeFor } from './newPlace.ts';

/** What a drag from the palette carries. */
const FORMAT = 'application/x-seamwright-element';

/** Takes what is dragged in from the palette: a ghost shows where it will stand, and it stands there, under the pointer. */
export function useDropIn(root: RefObject<HTMLDivElement | null>): void {
  const stage = useStage();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const controller = new AbortController();
    const { signal } = controller;
    element.addEventListener('dragenter', () => stage.locate(), { signal });
    element.addEventListener('dragover', (event) => over(stage, event), { signal });
    element.addEventListener('drop', (event) => drop(stage, event), { signal });
    element.addEventListener('dragleave', (event) => leave(stage, element, event), { signal });
    const unsubscribe = useView.subscribe((now, before) => {
      if (before.dropping && !now.dropping) stage.hovering.set(undefined);
    });
    return () => {
      controller.abort();
      unsubscribe();
    };
  }, [root, stage]);
}

function over(stage: Stage, event: DragEvent): void {
  if (!event.dataTransfer?.types.includes(FORMAT) || useDesign.getState().readOnly !== false) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  const { box, guides } = placeOf(stage, event, useView.getState().dropping?.kind);
  const contextId = stage.scene.contextAt({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const before = stage.hovering.get();
  if (before && before.box.x === box.x && before.box.y === box.y) return;
  stage.hovering.set({ box, guides, contextId });
}

function drop(stage: Stage, event: DragEvent): void {
  const dropped = readDropped(event.dataTransfer?.getData(FORMAT) ?? '');
  stage.hovering.set(undefined);
  view.setDropping(null);
  if (!dropped || useDesign.getState().readOnly !== false) return;
  event.preventDefault();
  const { box } = placeOf(stage, event, dropped.what);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  if (dropped.what === 'note') addNote(dropped.note, '', middle);
  else if (dropped.what === 'frame') addFrame('Frame', middle);
  else addElement(dropped.seed, middle);
}

function leave(stage: Stage, root: HTMLElement, event: DragEvent): void {
  if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) stage.hovering.set(undefined);
}

/** An element does not hide another; a note or a frame may lie on it. */
const placeOf = (stage: Stage, event: DragEvent, kind: PaletteItem['kind'] | undefined): Place =>
  (kind === 'note' || kind === 'frame' ? placeFor : freePlaceFor)(stage, stage.pointOf(event), extentOf(kind));

/** How large what is dragged will be. */
function extentOf(kind: PaletteItem['kind'] | undefined): Extent {
  return kind === 'note' ? size.note : kind === 'frame' ? size.frame : size.node;
}

type Dropped =
  | { readonly what: 'element'; readonly seed: Exclude<ElementSeed, string> }
  | { readonly what: 'note'; readonly note: NoteKind }
  | { readonly what: 'frame' };

/** What is dropped: the seed of an element, a note or a frame. What else a seed holds is checked when it is added. */
function readDropped(text: string): Dropped | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { kind: wanted, note: wantedNote, frame } = value as { readonly kind?: unknown; readonly note?: unknown; readonly frame?: unknown };
    const note = NOTE_KINDS.find((known) => known === wantedNote);
    if (note) return { what: 'note', note };
    if (frame === true) return { what: 'frame' };
    const kind = ELEMENT_KINDS.find((known) => known === wanted);
    return kind && { what: 'element', seed: { ...value, kind } };
  } catch {
    return undefined;
  }
}
