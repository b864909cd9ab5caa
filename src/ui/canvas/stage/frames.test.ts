import { afterEach, expect, it, vi } from 'vitest';
import { whenShown } from './frames.ts';

/** Frames that are made by hand. */
function frames(): () => void {
  const waiting = new Map<number, () => void>();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    waiting.set(++last, callback);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => waiting.delete(frame));
  return () => {
    const due = [...waiting.values()];
    waiting.clear();
    for (const callback of due) callback();
  };
}

afterEach(() => vi.unstubAllGlobals());

it('What waits for a frame to be seen is called in the third after it', () => {
  const next = frames();
  const then = vi.fn();
  whenShown(then);
  next();
  next();
  expect(then).not.toHaveBeenCalled();
  next();
  expect(then).toHaveBeenCalledOnce();
});

it('What is forgotten meanwhile is never called', () => {
  const next = frames();
  const then = vi.fn();
  const forget = whenShown(then);
  next();
  forget();
  for (let frame = 0; frame < 3; frame++) next();
  expect(then).not.toHaveBeenCalled();
});
