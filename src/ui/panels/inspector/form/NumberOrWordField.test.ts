import { describe, expect, it } from 'vitest';
import { parseNumberOrWord } from './NumberOrWordField.tsx';

const words = [{ value: 'per-item', label: 'per-item' }];
const read = (text: string) => parseNumberOrWord(text, words, { above: 0, max: 1_000_000 });

describe('a number or a word', () => {
  it.each(['per item', 'per-item', 'Per Item '])('understands %j as the word', (text) => {
    expect(read(text)).toEqual({ ok: true, value: 'per-item' });
  });

  it('takes a number', () => {
    expect(read('2.5')).toEqual({ ok: true, value: 2.5 });
  });

  it('is taken away when emptied', () => {
    expect(read(' ')).toEqual({ ok: true, value: null });
  });

  it('names the words when it understands neither', () => {
    expect(read('often')).toEqual({ ok: false, reason: 'A number, or “per-item”.' });
  });

  it.each(['0', '-1', '2000000'])('refuses %j, which is outside of the limits', (text) => {
    expect(read(text).ok).toBe(false);
  });
});
