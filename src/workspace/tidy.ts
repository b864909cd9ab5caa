import { create } from 'zustand';
import { gridLayout, missingPlaces, type Places } from '../drawing/index.ts';
import { t } from '../language/index.ts';
import { add, remove, update, type Design, type Edit } from '../model/index.ts';
import { createLayoutClient, type LayoutClient, type LayoutOptions } from '../workers/layout/index.ts';
import { applyLarge } from './editing.ts';
import { useDesign } from './stores/design.ts';
import { notices } from './stores/notices.ts';

/** Whether a layout is being worked out right now. */
export const layingOut = create<{ readonly busy: boolean }>(() => ({ busy: false }));

export interface TidyOptions {
  /** Only these are moved. Default: everything. Locked records stay in any case. */
  readonly ids?: readonly string[];
}

const NOTICE = 'tidy';
const PLACING = 'placing';
let client: LayoutClient | undefined;
let underWay: AbortController | undefined;

/**
 * Lays the open design out anew, in a worker, as one undo step. A notice shows that it is under way and can cancel it.
 * `true` when the places were changed; `false` when it was cancelled, failed, or the design was changed so that nothing fits any more.
 */
export async function tidy(options: TidyOptions = {}): Promise<boolean> {
  cancelTidy();
  const abort = new AbortController();
  underWay = abort;
  const { design, designId } = useDesign.getState();
  layingOut.setState({ busy: true });
  notices.show({ id: NOTICE, tone: 'info', title: t('Tidying up …'), progress: null, sticky: true, actions: [{ label: t('Cancel'), run: cancelTidy }] });
  try {
    const places = await layoutOf(design, { ...options, signal: abort.signal });
    if (abort.signal.aborted || useDesign.getState().designId !== designId) return false;
    const edits = [...layoutEdits(useDesign.getState().design, places), ...unbent(useDesign.getState().design, places)];
    if (edits.length === 0) return true;
    const result = await applyLarge(edits, { label: options.ids ? t('Tidy the selection') : t('Tidy up'), doing: t('Tidying up …') });
    return result.ok && result.applied.length > 0;
  } catch (error) {
    if (!abort.signal.aborted)
      notices.show({ tone: 'error', title: t('The layout could not be worked out.'), detail: error instanceof Error ? error.message : '' });
    return false;
  } finally {
    if (underWay === abort) {
      underWay = undefined;
      layingOut.setState({ busy: false });
      notices.dismiss(NOTICE);
    }
  }
}

/** Stops the layout that is under way, if one is; nothing is moved. */
export function cancelTidy(): void {
  underWay?.abort();
  underWay = undefined;
  layingOut.setState({ busy: false });
  notices.dismiss(NOTICE);
}

/** Works places out in the worker, for the window of the page, without touching the open design. */
export function layoutOf(design: Design, options: LayoutOptions = {}): Promise<Places> {
  client ??= createLayoutClient();
  return client.layout(design, { ...windowOfPage(), ...options });
}

/** Makes the engine ready for a layout to come: the first one takes half as long then. */
export function warmUpLayouts(): void {
  client ??= createLayoutClient();
  void client.warmUp();
}

/** None where there is no page. */
function windowOfPage(): Pick<LayoutOptions, 'window'> {
  if (typeof window === 'undefined') return {};
  return { window: { width: window.innerWidth, height: window.innerHeight } };
}

/** Puts another engine in its place: tests have no workers. */
export function replaceLayoutClient(replacement: LayoutClient): void {
  client = replacement;
}

/** What takes longer says so, and can be cancelled. */
const PATIENCE_MS = 400;

/**
 * The design with a place for everything, for one that comes without: from the worker, or on a plain grid where that fails. `undefined` when somebody
 * did not want to wait for it.
 */
export async function withPlaces(design: Design): Promise<Design | undefined> {
  const missing = missingPlaces(design);
  if (!missing) return design;
  const places = await placesFor(design, missing);
  return places && { ...design, layout: { ...design.layout, ...places } };
}

async function placesFor(design: Design, options: LayoutOptions): Promise<Places | undefined> {
  const cancelling = new AbortController();
  const cancel = { label: t('Cancel'), run: () => cancelling.abort() };
  const patience = setTimeout(() => {
    notices.show({ id: PLACING, tone: 'info', title: t('Tidying up …'), progress: null, sticky: true, actions: [cancel] });
  }, PATIENCE_MS);
  try {
    return await layoutOf(design, { ...options, signal: cancelling.signal });
  } catch {
    return cancelling.signal.aborted ? undefined : gridLayout(design, options);
  } finally {
    clearTimeout(patience);
    notices.dismiss(PLACING);
  }
}

/** A flow whose ends are laid out anew finds its own way again. */
function unbent(design: Design, places: Places): readonly Edit[] {
  const moved = (id: string | undefined): boolean => id !== undefined && Object.hasOwn(places, id) && !design.layout[id]?.locked;
  return Object.keys(design.layout).flatMap((id) => (moved(design.flows[id]?.from) || moved(design.flows[id]?.to) ? [remove('layout', id)] : []));
}

/** The edits that bring records to these places; records that are gone are passed over. */
function layoutEdits(design: Design, places: Places): readonly Edit[] {
  return Object.entries(places).flatMap(([id, place]): Edit[] => {
    const before = design.layout[id];
    if (before?.locked || !isThere(design, id)) return [];
    if (!before) return [add('layout', id, place)];
    const changed = before.x !== place.x || before.y !== place.y || before.width !== place.width || before.height !== place.height;
    return changed ? [update('layout', id, { x: place.x, y: place.y, width: place.width ?? null, height: place.height ?? null })] : [];
  });
}

const isThere = (design: Design, id: string): boolean =>
  Object.hasOwn(design.elements, id) || Object.hasOwn(design.contexts, id) || Object.hasOwn(design.notes, id) || Object.hasOwn(design.frames, id);
