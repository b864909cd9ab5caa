import { boxOf, commentsOn, extentOf, inflate, size } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { add, allIds, newId, update, type Design, type Edit, type Note } from '../../model/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { useView, view } from '../stores/view.ts';
import type { Direction, Made } from './add.ts';
import { boundsOf, contextAt, GAP, isPlaceable, snapped, type Point, type Rect } from './boxes.ts';
import { freeSpot } from './free-spot.ts';
import { freeName, nameOf } from './names.ts';
import { applyAdd } from './records.ts';

/** Between two stickies of one row: they stand closer than elements, because nothing runs between them. */
const NOTE_GAP = 24;
/** A frame around things keeps this much room, and more at the top. */
const FRAME_ROOM = 32;

/** A sticky of the workshop, with its centre at `at`, else on a free place beside what is selected. Its text is typed at once. */
export function addNote(kind: Note['kind'], text = '', at?: Point): Made {
  const { design } = useDesign.getState();
  return makeNote(design, { kind, text }, at ? cornerAt(at, size.note) : freeSpot(design, besideSelection(design), size.note));
}

/** Another sticky of the same kind beside one. */
export function addNoteBeside(id: string, direction: Direction): Made {
  const { design } = useDesign.getState();
  const note = design.notes[id];
  const box = boxOf(design, id);
  if (!note || !box) return { ok: false, problems: [{ path: `notes.${id}`, message: t('This note is not there any more.') }] };
  return makeNote(design, { kind: note.kind, text: '' }, freeSpot(design, stepFrom(box, direction), size.note));
}

/** Gives stickies another meaning, and with it another colour. */
export function setNoteKind(ids: readonly string[], kind: Note['kind']): ApplyResult {
  const { design } = useDesign.getState();
  const notes = ids.filter((id) => design.notes[id] && design.notes[id].kind !== kind);
  return apply(
    notes.map((id) => update('notes', id, { kind })),
    { label: t('Change the kind of a note') },
  );
}

/** A comment on an element, a flow or a context. It stands there, and goes with it. Blank text makes none. */
export function addComment(aboutId: string, text: string): Made {
  const { design } = useDesign.getState();
  const words = text.trim();
  if (words === '') return { ok: false, problems: [] };
  const id = newId('comment', allIds(design), Math.random);
  const date = new Date().toISOString().slice(0, 10);
  return applyAdd([add('notes', id, { kind: 'comment', text: words, aboutId, date })], id, t('Comment on {{name}}', { name: nameOf(design, aboutId) }), false);
}

/** The ids of the comments on a record, the oldest first. */
export const commentsAbout = (design: Design, id: string): readonly string[] => commentsOn(design.notes).get(id) ?? [];

/**
 * A named area, later a slide of the presentation, last in order: around these records, with its centre at `at`, or beside everything.
 */
export function addFrame(name = t('Frame'), at?: Point, around: readonly string[] = []): Made {
  const { design } = useDesign.getState();
  const id = newId(name, allIds(design), Math.random);
  const order = Object.values(design.frames).reduce((last, frame) => Math.max(last, frame.order + 1), 0);
  const made = applyAdd(
    [add('frames', id, { name: freeName(design.frames, name), order }), add('layout', id, frameBox(design, at, around))],
    id,
    t('Add frame'),
  );
  if (made.ok) view.rename(id, { made: true });
  return made;
}

function makeNote(design: Design, { kind, text }: Pick<Note, 'kind' | 'text'>, corner: Point): Made {
  const id = newId(text || kind, allIds(design), Math.random);
  const contextId = contextAt(design, { x: corner.x + size.note.width / 2, y: corner.y + size.note.height / 2 });
  const note: Note = contextId ? { kind, text, contextId } : { kind, text };
  const edits: readonly Edit[] = [add('notes', id, note), add('layout', id, { x: corner.x, y: corner.y })];
  const made = applyAdd(edits, id, t('Add note'));
  if (made.ok) view.rename(id, { made: true });
  return made;
}

function besideSelection(design: Design): Point {
  const last = useView.getState().selection.findLast((id) => isPlaceable(design, id));
  const box = last === undefined ? extentOf(design) : boxOf(design, last);
  return box ? { x: snapped(box.x + box.width + NOTE_GAP), y: snapped(box.y) } : { x: 0, y: 0 };
}

function stepFrom(box: Rect, direction: Direction): Point {
  const { width, height } = size.note;
  switch (direction) {
    case 'right':
      return { x: box.x + box.width + NOTE_GAP, y: box.y };
    case 'left':
      return { x: box.x - width - NOTE_GAP, y: box.y };
    case 'down':
      return { x: box.x, y: box.y + box.height + NOTE_GAP };
    case 'up':
      return { x: box.x, y: box.y - height - NOTE_GAP };
  }
}

function frameBox(design: Design, at: Point | undefined, around: readonly string[]): Rect {
  const inside = boundsOf(design, around);
  if (inside) {
    const { x, y, width, height } = inflate(inside, FRAME_ROOM);
    return { x: snapped(x), y: snapped(y), width: snapped(width), height: snapped(height) };
  }
  const { width, height } = size.frame;
  if (at) return { ...cornerAt(at, size.frame), width, height };
  const all = extentOf(design);
  return { x: all ? snapped(all.x + all.width + GAP.x) : 0, y: all ? snapped(all.y) : 0, width, height };
}

const cornerAt = (centre: Point, { width, height }: { readonly width: number; readonly height: number }): Point => ({
  x: snapped(centre.x - width / 2),
  y: snapped(centre.y - height / 2),
});
