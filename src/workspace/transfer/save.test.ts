import { afterEach, expect, test, vi } from 'vitest';
import { copyText, textUnderWay } from './save.ts';

afterEach(() => vi.unstubAllGlobals());

/** A clipboard that takes a text when it is told to. */
function slowClipboard() {
  const waiting: { readonly take: () => void; readonly refuse: () => void }[] = [];
  const writeText = () => new Promise<void>((resolve, reject) => waiting.push({ take: resolve, refuse: () => reject(new Error('not allowed')) }));
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  return waiting;
}

test('a text is under way until the clipboard has it', async () => {
  const waiting = slowClipboard();
  const copied = copyText('orders');
  expect(textUnderWay()).toBe('orders');
  waiting[0]?.take();
  expect(await copied).toBe(true);
  expect(textUnderWay()).toBeUndefined();
});

test('of two texts the later one is under way, whichever is taken first', async () => {
  const waiting = slowClipboard();
  const first = copyText('orders');
  const second = copyText('payments');
  waiting[0]?.take();
  await first;
  expect(textUnderWay()).toBe('payments');
  waiting[1]?.take();
  await second;
  expect(textUnderWay()).toBeUndefined();
});

test('a text that the clipboard refuses is not under way any more', async () => {
  const waiting = slowClipboard();
  const copied = copyText('orders');
  waiting[0]?.refuse();
  expect(await copied).toBe(false);
  expect(textUnderWay()).toBeUndefined();
});
