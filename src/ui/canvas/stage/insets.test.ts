import { describe, expect, it } from 'vitest';
import { insetsOf } from './insets.ts';
import type { Insets } from './viewport.ts';

const SCREEN = { width: 1440, height: 900 };
const bottomWith = (drawer: Parameters<typeof insetsOf>[0]['drawer']): number =>
  insetsOf({ palette: null, selection: [], mode: 'design', startPage: false, drawer }, SCREEN, false).bottom;

describe('what the islands cover', () => {
  it('is more where the drawer is open, and most where it was made taller: half of the window', () => {
    const closed = bottomWith({ open: false, tab: 'findings' });
    expect(bottomWith({ open: false, tab: 'findings', tall: true })).toBe(closed);
    expect(bottomWith({ open: true, tab: 'findings' })).toBe(closed + 240);
    expect(bottomWith({ open: true, tab: 'findings', tall: true })).toBe(closed + 450);
  });

  it('is a part of the window where the drawer is open on a phone', () => {
    const bottom = (drawer: Parameters<typeof insetsOf>[0]['drawer'], height: number): number =>
      insetsOf({ palette: null, selection: [], mode: 'design', startPage: false, drawer }, { width: 390, height }, false).bottom;
    const closed = bottom({ open: false, tab: 'findings' }, 844);
    expect(bottom({ open: true, tab: 'findings' }, 1000) - closed).toBe(360);
    expect(bottom({ open: true, tab: 'findings' }, 500) - closed).toBe(220);
    expect(bottom({ open: true, tab: 'findings', tall: true }, 500) - closed).toBe(330);
  });

  it('is more in Play where targets are made for fingers', () => {
    const state = { palette: null, selection: [], mode: 'play', startPage: false, drawer: { open: false, tab: 'log' } } as const;
    const [mouse, finger] = [insetsOf(state, SCREEN, true), insetsOf(state, SCREEN, true, true)];
    expect([finger.top - mouse.top, finger.bottom - mouse.bottom]).toEqual([20, 28]);
  });

  it('is more while a hint stands above the strip', () => {
    const state = { palette: null, selection: [], mode: 'design', startPage: false, drawer: { open: false, tab: 'findings' } } as const;
    const bottom = (mode: 'design' | 'map', hinted: boolean) => insetsOf({ ...state, mode }, SCREEN, false, false, hinted).bottom;
    expect(bottom('design', true) - bottom('design', false)).toBe(48);
    expect(bottom('map', true) - bottom('map', false)).toBe(48);
  });

  it('is the sheet of the inspector at the bottom of a narrow window, instead of its side', () => {
    const shown = { palette: 'add', selection: ['orders'], mode: 'design', startPage: false, drawer: { open: false, tab: 'findings' } } as const;
    const hidden = { ...shown, selection: [] };
    const more = (width: number, height: number) => {
      const [wide, high] = [shown, hidden].map((state) => insetsOf(state, { width, height }, false)) as [Insets, Insets];
      return { right: wide.right - high.right, bottom: wide.bottom - high.bottom };
    };
    expect(more(1440, 900)).toEqual({ right: 332, bottom: 0 });
    expect(more(800, 1100)).toEqual({ right: 0, bottom: 408 });
    expect(more(800, 700)).toEqual({ right: 0, bottom: 284 });
    expect(more(360, 640)).toEqual({ right: 0, bottom: 232 });
    expect([1440, 800, 360].map((width) => insetsOf(shown, { width, height: 900 }, false).left)).toEqual([312, 312, 72]);
  });

  it('is the bar of slides and the name of the slide while the design is presented, whatever is open', () => {
    const state = { palette: 'add', selection: ['orders'], mode: 'design', startPage: false, drawer: { open: true, tab: 'findings' } } as const;
    expect(insetsOf(state, SCREEN, false, false, true, 36, true)).toEqual({ top: 72, right: 24, bottom: 64, left: 24 });
  });

  it('is more while the filters stand under the bar, as high as they are, which is only where one draws', () => {
    const state = { palette: null, selection: [], mode: 'design', startPage: false, drawer: { open: false, tab: 'findings' } } as const;
    const top = (mode: 'design' | 'map', lensBar: number) => insetsOf({ ...state, mode }, SCREEN, false, false, false, lensBar).top;
    expect([36, 66].map((height) => top('design', height) - top('design', 0))).toEqual([48, 78]);
    expect(top('map', 36)).toBe(top('map', 0));
  });
});
