import type { ViewState } from '../../../workspace/index.ts';
import type { Extent, Insets } from './viewport.ts';

/** Distance of the islands from the edges and from what the canvas shows. */
const GAP = 12;
const BAR = 40;
const RAIL = 48;
const PALETTE = 240;
const INSPECTOR = 320;
const STRIP = 28;
const DRAWER = 240;
/** Made taller, but never higher than half of the window. */
const TALL_DRAWER = 480;
/** On a phone both are a part of the window: there a finding takes more lines. */
const PHONE_DRAWER = { most: 360, share: 0.44, tall: 0.66 } as const;
/** In Play: the card of saga lanes, the run log, the transport. */
const LANES = 204;
const COMPACT_LANES = 166;
const LOG = 320;
const TRANSPORT = 40;
/** One line above the strip. */
const HINT = 36;
/** Targets for fingers make the islands in Play higher by this much. */
const FINGERS = { strip: 16, transport: 12, lanes: 20 } as const;
const NONE = { strip: 0, transport: 0, lanes: 0 } as const;
/** A slide is called something, in large letters. */
const TITLE = 60;
const SLIDE: Insets = { top: TITLE + GAP, right: 2 * GAP, bottom: BAR + 2 * GAP, left: 2 * GAP };
/** Narrower windows show the inspector as a sheet at the bottom, so high that the rail has room above it. */
const SHEET_BELOW = 1024;
const SHEET = { least: 220, most: 396, above: 376 } as const;
/** In narrower ones yet the palette covers nearly everything, and is opened for a moment. */
const PALETTE_ALONE_BELOW = 640;

/**
 * What the islands cover: the canvas fits and reveals things in what is left.
 *
 * @param hasLanes a saga is played, and its lanes stand under the bar
 * @param coarse targets are made for fingers
 * @param hinted a hint stands above the strip
 * @param presenting the islands are gone but for the bar of slides at the bottom, and the name of the slide stands at the top
 * @param lensBar how high the bar with the filters is, in pixels; 0 where it is not open
 */
export function insetsOf(
  state: Pick<ViewState, 'palette' | 'drawer' | 'selection' | 'mode' | 'startPage'>,
  screen: Extent,
  hasLanes: boolean,
  coarse = false,
  hinted = false,
  lensBar = 0,
  presenting = false,
): Insets {
  if (presenting) return SLIDE;
  const more = coarse ? FINGERS : NONE;
  const narrow = screen.width < SHEET_BELOW;
  const palette = state.palette !== null && screen.width >= PALETTE_ALONE_BELOW ? PALETTE : 0;
  const inspected = state.selection.length > 0;
  const inspector = inspected && !narrow ? INSPECTOR + GAP : 0;
  const drawer = state.drawer.open ? drawerHeight(screen, state.drawer.tall === true) : 0;
  if (state.mode === 'play') {
    const lanes = !hasLanes ? 0 : more.lanes + (state.drawer.open ? COMPACT_LANES : LANES);
    return {
      top: BAR + lanes + 3 * GAP,
      left: GAP,
      right: narrow ? GAP : LOG + 2 * GAP,
      bottom: STRIP + more.strip + drawer + TRANSPORT + more.transport + 3 * GAP,
    };
  }
  const bottomEdge = STRIP + more.strip + drawer + 2 * GAP;
  const sheet = Math.max(SHEET.least, Math.min(SHEET.most, screen.height - SHEET.above - bottomEdge)) + GAP;
  const hint = hinted ? HINT + GAP : 0;
  return {
    top: BAR + 2 * GAP + (lensBar > 0 && state.mode === 'design' ? lensBar + GAP : 0),
    left: RAIL + palette + 2 * GAP,
    right: inspector + GAP,
    bottom: bottomEdge + (inspected && narrow ? sheet : hint),
  };
}

function drawerHeight({ width, height }: Extent, tall: boolean): number {
  if (width < PALETTE_ALONE_BELOW) return tall ? height * PHONE_DRAWER.tall : Math.min(PHONE_DRAWER.most, height * PHONE_DRAWER.share);
  return tall ? Math.min(TALL_DRAWER, height / 2) : DRAWER;
}
