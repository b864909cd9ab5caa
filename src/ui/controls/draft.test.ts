import { describe, expect, it } from 'vitest';
import { judge } from './draft.ts';
import { parseQuantity } from './quantity.ts';
import { stepped } from './NumberField.tsx';

const ms = (text: string) => parseQuantity(text, 'ms');

describe('a draft', () => {
  it('that equals what is shown makes no edit', () => {
    expect(judge('10 s', '10 s', ms)).toEqual({ kind: 'unchanged' });
  });

  it('that can be read is handed over in the unit of the document', () => {
    expect(judge('12 s', '10 s', ms)).toEqual({ kind: 'commit', value: 12_000 });
  });

  it('that cannot be read is refused with what would be understood', () => {
    expect(judge('soon', '10 s', ms)).toEqual({ kind: 'refused', reason: 'Not a number. Write 800 ms, 10 s or 2 min.' });
  });
});

describe('a step with the arrow keys', () => {
  it('keeps the unit', () => {
    expect(stepped('10 s', 1)).toBe('11 s');
  });

  it('keeps the decimals', () => {
    expect(stepped('1.5 s', -1)).toBe('0.5 s');
  });

  it('starts an empty field at zero', () => {
    expect(stepped('', 1)).toBe('1');
  });

  it('leaves alone what is no number', () => {
    expect(stepped('soon', 1)).toBeUndefined();
  });
});
