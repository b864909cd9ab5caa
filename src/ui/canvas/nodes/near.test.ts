import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { largeDesign } from '../../../testing/index.ts';
import { Stage } from '../stage/stage.ts';
import { NearElements } from './near.ts';

/** Frames that were asked for and not shown yet. */
let frames: FrameRequestCallback[] = [];
const showFrames = (count: number): void => {
  for (let i = 0; i < count; i++) for (const frame of frames.splice(0)) frame(i * 16);
};

beforeEach(() => {
  // What waits for the view to rest is gone with its test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** 400 elements, 20 in a row, 260 px apart; rows 160 px apart. */
function stageAt(zoom: number, x = 0, y = 0): { stage: Stage; near: NearElements } {
  const stage = new Stage(largeDesign({ elements: 400, flows: 0 }));
  stage.screen.set({ width: 1000, height: 600 });
  stage.viewport.set({ x, y, zoom });
  const near = new NearElements(stage);
  near.follow(true);
  return { stage, near };
}

describe('elements that are part of the page', () => {
  it('are those near the viewport', () => {
    const { near } = stageAt(1);
    showFrames(10);
    expect(near.mounted.get()).toContain('e-0');
    expect(near.mounted.get()).not.toContain('e-19');
  });

  it('come when the view rests, but for what is selected', () => {
    const { stage, near } = stageAt(1);
    showFrames(20);
    const before = near.mounted.get();
    stage.marks.set({ ...stage.marks.get(), selected: new Set(['e-6']) });
    stage.viewport.set({ x: -900, y: 0, zoom: 1 });
    near.follow();
    showFrames(20);
    expect(near.mounted.get()).toEqual([...before, 'e-6']);
    vi.advanceTimersByTime(200);
    showFrames(20);
    expect(near.mounted.get()).toEqual(expect.arrayContaining(['e-5', 'e-7']));
  });

  it('come a few in each frame', () => {
    const { near } = stageAt(1);
    const first = near.mounted.get().length;
    showFrames(1);
    expect(first).toBeGreaterThan(0);
    expect(near.mounted.get().length).toBeGreaterThan(first);
    expect(near.mounted.get().length - first).toBeLessThanOrEqual(10);
  });

  it('go only when everything is drawn anew', () => {
    const { stage, near } = stageAt(1);
    showFrames(10);
    stage.viewport.set({ x: -3000, y: -1500, zoom: 1 });
    near.follow();
    showFrames(10);
    expect(near.mounted.get()).toContain('e-0');
    near.letGo(near.keeps());
    expect(near.mounted.get()).not.toContain('e-0');
  });

  it('are none when zoomed far out', () => {
    const { near } = stageAt(0.3);
    showFrames(10);
    expect(near.mounted.get()).toEqual([]);
  });

  it('are none where more than 150 would be in view', () => {
    const { stage, near } = stageAt(0.6);
    expect(near.isFar).toBe(false);
    stage.screen.set({ width: 3000, height: 1800 });
    near.follow(true);
    near.letGo(near.keeps());
    expect([near.isFar, near.mounted.get()]).toEqual([true, []]);
  });

  it('do not flicker at the threshold: they leave below 35 % and come back from 40 %', () => {
    const { stage, near } = stageAt(0.45, -4600, -2600);
    const isFarAt = (zoom: number): boolean => {
      // The corner of the design stays in view, so that only the zoom decides.
      stage.viewport.set({ x: -(19 * 260) * zoom + 200, y: -(19 * 160) * zoom + 200, zoom });
      near.letGo(near.keeps());
      return near.isFar;
    };
    expect([isFarAt(0.45), isFarAt(0.37), isFarAt(0.34), isFarAt(0.37), isFarAt(0.41)]).toEqual([false, false, true, true, false]);
  });

  it('include what is selected, wherever it is', () => {
    const { stage, near } = stageAt(0.1);
    stage.marks.set({ ...stage.marks.get(), selected: new Set(['e-399']) });
    near.follow(true);
    expect(near.mounted.get()).toEqual(['e-399']);
  });

  it('leave with their element', () => {
    const { stage, near } = stageAt(1);
    showFrames(10);
    const { 'e-0': _gone, ...elements } = stage.scene.design.elements;
    stage.show({ ...stage.scene.design, elements });
    near.follow(true);
    expect(near.mounted.get()).not.toContain('e-0');
  });
});
