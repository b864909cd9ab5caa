import { describe, expect, it } from 'vitest';
import { clampZoom, fitted, revealed, toDesign, toScreen, visibleRect, zoomed } from './viewport.ts';

const SCREEN = { width: 1000, height: 800 };
const INSETS = { top: 100, right: 0, bottom: 100, left: 200 };

describe('a viewport', () => {
  it('takes a point to the screen and back', () => {
    const viewport = { x: 30, y: -20, zoom: 0.5 };
    expect(toDesign(toScreen({ x: 7, y: 9 }, viewport), viewport)).toEqual({ x: 7, y: 9 });
  });

  it('fits what is small at 100 %, in the middle of what islands leave free', () => {
    const viewport = fitted({ x: 0, y: 0, width: 100, height: 100 }, SCREEN, INSETS);
    expect(viewport.zoom).toBe(1);
    expect(toScreen({ x: 50, y: 50 }, viewport)).toEqual({ x: 600, y: 400 });
  });

  it('zooms out for what is large', () => {
    expect(fitted({ x: 0, y: 0, width: 1600, height: 100 }, SCREEN, INSETS).zoom).toBe(0.5);
  });

  it('stays where it is when what is to be shown is in view', () => {
    const viewport = { x: 0, y: 0, zoom: 1 };
    expect(revealed({ x: 300, y: 200, width: 100, height: 100 }, viewport, SCREEN, INSETS)).toBe(viewport);
  });

  it('pans no further than it must', () => {
    expect(revealed({ x: 100, y: 200, width: 50, height: 50 }, { x: 0, y: 0, zoom: 1 }, SCREEN, INSETS)).toEqual({ x: 100, y: 0, zoom: 1 });
  });

  it('keeps the middle of the free area in its place while zooming', () => {
    const viewport = { x: 10, y: 20, zoom: 1 };
    const middle = { x: 600, y: 400 };
    const before = toDesign(middle, viewport);
    expect(toScreen(before, zoomed(viewport, 2, SCREEN, INSETS))).toEqual(middle);
  });

  it('shows as much of the design as the zoom lets in', () => {
    expect(visibleRect({ x: 0, y: 0, zoom: 0.5 }, SCREEN)).toEqual({ x: 0, y: 0, width: 2000, height: 1600 });
  });

  it('keeps the zoom within its bounds', () => {
    expect([clampZoom(0), clampZoom(100)]).toEqual([0.02, 4]);
  });
});
