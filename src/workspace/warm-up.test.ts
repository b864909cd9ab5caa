import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { update } from '../model/index.ts';
import { largeDesign } from '../testing/index.ts';

/** A page that was just loaded, and how often its layout engine was made ready. */
async function load() {
  vi.resetModules();
  const { apply } = await import('./editing.ts');
  const { session } = await import('./session.ts');
  const { replaceLayoutClient } = await import('./tidy.ts');
  const { followForLayouts } = await import('./warm-up.ts');
  const warmUp = vi.fn(() => Promise.resolve());
  replaceLayoutClient({ layout: () => Promise.resolve({}), warmUp, dispose: () => undefined });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const open = (elements: number): Promise<unknown> => session.createDesign(largeDesign({ elements, flows: 2 * elements }));
  const rename = () => apply([update('elements', 'e-1', { name: 'Changed' })], { label: 'Rename' });
  return { followForLayouts, open, rename, warmUp };
}

describe('The layout engine', () => {
  it('is made ready once, for a large design that is left alone for a while', async () => {
    const { followForLayouts, open, rename, warmUp } = await load();
    await open(500);
    const stop = followForLayouts();
    vi.advanceTimersByTime(1_500);
    rename();
    vi.advanceTimersByTime(1_500);
    expect(warmUp).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(warmUp).toHaveBeenCalledOnce();
    stop();
    followForLayouts();
    await open(600);
    vi.advanceTimersByTime(60_000);
    expect(warmUp).toHaveBeenCalledOnce();
  });

  it('is not started for a small one, nor for one that made way for a small one or is looked at no more', async () => {
    const { followForLayouts, open, warmUp } = await load();
    const stop = followForLayouts();
    await open(500);
    await open(20);
    vi.advanceTimersByTime(60_000);
    await open(500);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(warmUp).not.toHaveBeenCalled();
  });
});
