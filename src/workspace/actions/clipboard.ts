import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { applyLarge, applyOrBegin, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import { useView, view } from '../stores/view.ts';
import { withPlaces } from '../tidy.ts';
import { openText, read } from '../transfer/open.ts';
import type { Point } from './boxes.ts';
import { fragmentOf, fragmentText, inserting, insertionOf, largeFragmentText, readFragment } from './fragment.ts';
import { removeSelection } from './records.ts';

/** A copy stands so far to the right and down of what it is a copy of. */
const STEP = 24;

/** What is selected, as text for the clipboard, with the flows between; `null` when nothing is. */
export function copySelection(): string | null {
  const { selection } = useView.getState();
  if (selection.length === 0) return null;
  return fragmentText(fragmentOf(useDesign.getState().design, selection));
}

/** As {@link copySelection}, and takes it away from here. */
export function cutSelection(): string | null {
  const text = copySelection();
  if (text !== null) removeSelection();
  return text;
}

/**
 * Copies what is selected, with the flows between the copies, a little aside. The copies belong to the same contexts and are selected. With many it only
 * begins: then `applied` is empty.
 */
export function duplicateSelection(): ApplyResult {
  const { design } = useDesign.getState();
  const { selection } = useView.getState();
  if (selection.length === 0) return { ok: true, applied: [] };
  const fragment = withMemberships(design, fragmentOf(design, selection));
  const { edits, select } = insertionOf(design, fragment, { by: freeShift(design, fragment) });
  const label = selection.length === 1 ? t('Duplicate') : t('Duplicate {{count}} items', { count: selection.length });
  const result = applyOrBegin(edits, { label, select, doing: t('Pasting …') });
  if (result.ok) view.reveal(select);
  return result;
}

/**
 * Pastes text. A fragment that was copied here or in another tab comes into the open design, and so does a whole design of any format that can be
 * read, as one undo step; into an empty design it opens as a new one of the library.
 * @param at where the centre of it shall stand; without, it stands where it stood, moved aside until nothing is under it
 */
export async function paste(text: string, at?: Point): Promise<ApplyResult> {
  if (text.trim() === '') return { ok: true, applied: [] };
  const large = largeFragmentText(text);
  if (large !== undefined) {
    const { design: copied, problems } = await read(large);
    return copied ? insert(copied, at, t('Paste')) : refuse(problems);
  }
  const fragment = readFragment(text);
  if (fragment && 'design' in fragment) return insert(fragment.design, at, t('Paste'));
  if (fragment) return refuse(fragment.problems);
  const { design, ready } = useDesign.getState();
  if (!ready || isEmpty(design)) {
    const opened = await openText(text);
    return opened.ok ? { ok: true, applied: [] } : opened;
  }
  const { design: pasted, problems } = await read(text);
  if (!pasted) return refuse(problems);
  const placed = await withPlaces(pasted);
  return placed ? insert(placed, at, t('Paste')) : { ok: true, applied: [] };
}

/** Puts a design, or a part of one, into the open design as one undo step: for paste, templates and examples. */
export async function insert(fragment: Design, at: Point | undefined, label: string): Promise<ApplyResult> {
  const plan = (design: Design) => inserting(design, fragment, at ? { at } : { by: freeShift(design, fragment) });
  const result = await applyLarge(plan, { label, doing: t('Pasting …') });
  if (result.ok && result.select) view.reveal(result.select);
  return result;
}

const isEmpty = (design: Design): boolean => ['elements', 'contexts', 'notes'].every((name) => Object.keys(design[name as 'elements']).length === 0);

function refuse(problems: readonly { readonly path: string; readonly message: string }[]): ApplyResult {
  notices.show({ id: 'refused', tone: 'warning', title: t('This text cannot be pasted here.'), problems });
  return { ok: false, problems };
}

/** Members of contexts that are not in the fragment stay members of them, because the copy comes into the same design. */
function withMemberships(design: Design, fragment: Design): Design {
  const elements = Object.fromEntries(
    Object.entries(fragment.elements).map(([id, element]) => {
      const { contextIds } = design.elements[id] ?? {};
      return [id, contextIds ? { ...element, contextIds } : element];
    }),
  );
  return { ...fragment, elements };
}

/** How far the fragment must be moved so that none of it stands exactly on something. */
function freeShift(design: Design, fragment: Design): Point {
  const taken = new Set(Object.values(design.layout).map(({ x, y }) => `${x} ${y}`));
  if (Object.keys(fragment.layout).length === 0) return { x: 0, y: 0 };
  for (let step = 0; ; step += STEP) {
    if (Object.values(fragment.layout).every(({ x, y }) => !taken.has(`${x + step} ${y + step}`))) return { x: step, y: step };
  }
}
