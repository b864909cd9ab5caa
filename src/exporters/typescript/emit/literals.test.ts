import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../testing/index.ts';
import { key, milliseconds, num, str } from './literals.ts';

const evaluated = (code: unknown): unknown => new Function(`return ${String(code)}`)();
const anyText = fc.oneof(
  hostileText,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', '\udfff\u2028', "it's", '"', '\\', '\\u0041', '${x}', '`', '\r\n', '\0'),
);

describe('a string literal', () => {
  it('is the text that it was made from', () => {
    fc.assert(fc.property(anyText, (text) => void expect(evaluated(str(text))).toBe(text)));
  });

  it('is plain ASCII', () => {
    fc.assert(fc.property(anyText, (text) => void expect(String(str(text))).toMatch(/^'[\x20-\x7e]*'$/)));
  });
});

describe('a key', () => {
  it('names exactly its own property, whatever it is called', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'class')), (name) => {
        expect(Object.entries(evaluated(`({ ${String(key(name))}: 1 })`) as object)).toEqual([[name, 1]]);
      }),
    );
  });

  it('is bare where it is a plain word', () => expect(String(key('orderId'))).toBe('orderId'));
});

describe('a number', () => {
  it('is grouped from five digits on', () =>
    expect([10_000, 2_500, 0.5, -30_000, 1_234_567].map((value) => String(num(value)))).toEqual(['10_000', '2500', '0.5', '-30_000', '1_234_567']));
  it('is what it was', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => void expect(evaluated(num(value))).toBe(value + 0)));
  });
  it('must be finite', () => expect(() => num(Number.NaN)).toThrow(RangeError));
  it('of milliseconds is whole and at least one', () => expect([0.2, 1.5, 600].map((value) => String(milliseconds(value)))).toEqual(['1', '2', '600']));
});
