import { size } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { add, allIds, newId, update, type Design, type Edit } from '../../model/index.ts';
import { apply } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { useView, view } from '../stores/view.ts';
import type { Made } from './add.ts';
import { boundsOf, boxAround, GAP, snapped, type Point, type Rect } from './boxes.ts';
import { freeName, makingOf } from './names.ts';

export interface ContextOptions {
  readonly name?: string;
  /** Elements and notes that it is drawn around; they become its members, and of no other. */
  readonly around?: readonly string[];
  /** Centre of the new context where it goes around nothing. */
  readonly at?: Point;
  readonly rename?: boolean;
}

/** Makes a bounded context, around the given records or empty on a free place. */
export function addContext(options: ContextOptions = {}): Made {
  const { design } = useDesign.getState();
  const name = freeName(design.contexts, options.name ?? t('Context'));
  const id = newId(name, allIds(design), Math.random);
  const members = (options.around ?? []).filter((member) => Object.hasOwn(design.elements, member) || Object.hasOwn(design.notes, member));
  const box = boxAround(design, members) ?? emptyBox(design, options.at);
  const edits: Edit[] = [add('contexts', id, { name }), add('layout', id, box), ...members.map((member) => membership(design, member, id))];
  const result = apply(edits, { label: t('Add {{name}}', { name }), select: [id], gesture: makingOf(id) });
  if (!result.ok) return result;
  if (options.rename !== false) view.rename(id, { made: true });
  return { ok: true, id };
}

/** Draws a bounded context around what is selected. */
export function groupSelection(): Made {
  return addContext({ around: useView.getState().selection });
}

/** The edit that makes a record the member of this context alone; `null`: of none. */
export function membership(design: Design, id: string, contextId: string | null): Edit {
  if (Object.hasOwn(design.notes, id)) return update('notes', id, { contextId });
  return update('elements', id, { contextIds: contextId === null ? null : [contextId] });
}

const SIZE = { width: size.context.width, height: size.context.height };

function emptyBox(design: Design, centre: Point | undefined): Rect {
  if (centre) return { x: Math.round(centre.x - SIZE.width / 2), y: Math.round(centre.y - SIZE.height / 2), ...SIZE };
  const all = boundsOf(design, Object.keys(design.layout));
  return all ? { x: snapped(all.x + all.width + GAP.x), y: snapped(all.y), ...SIZE } : { x: 0, y: 0, ...SIZE };
}
