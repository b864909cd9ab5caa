import { describe, expect, it } from 'vitest';
import { array, blocks, invocation, list, nothing, object, ts } from './code.ts';

const text = (code: unknown): string => String(code);

describe('a template', () => {
  it('loses its own indentation', () =>
    expect(
      text(ts`
        if (a) {
          b();
        }
      `),
    ).toBe('if (a) {\n  b();\n}'));

  it('indents what is put in like the line that it stands on', () => {
    const body = ts`
      a();
      b();
    `;
    expect(
      text(ts`
      {
        ${body}
      }
    `),
    ).toBe('{\n  a();\n  b();\n}');
  });

  it('puts each piece of a list on a line', () =>
    expect(
      text(ts`
      {
        ${[ts`a,`, ts`b,`]}
      }
    `),
    ).toBe('{\n  a,\n  b,\n}'));

  it('drops a line that holds nothing', () =>
    expect(
      text(ts`
      a();
      ${false}
      ${nothing}
      ${undefined}
      b();
    `),
    ).toBe('a();\nb();'));

  it('closes an empty body on its own line', () =>
    expect(
      text(ts`
      stop() {
        ${nothing}
      }
    `),
    ).toBe('stop() {}'));

  it('lets blank lines not pile up', () =>
    expect(
      text(ts`
      a();

      ${false}

      b();
    `),
    ).toBe('a();\n\nb();'));
});

describe('brackets', () => {
  const long = Array.from({ length: 12 }, () => ts`somethingLong`);
  it('stay on one line while it fits', () =>
    expect([array([ts`a`, ts`b`]), object([ts`a`, false]), invocation(ts`f`, [ts`x`]), array([])].map(text)).toEqual(['[a, b]', '{ a }', 'f(x)', '[]']));
  it('break to a line for each part otherwise', () => expect(text(array(long)).split('\n')).toHaveLength(14));
  it('indent a part that has several lines', () =>
    expect(
      text(
        array([
          ts`
      a
      b
    `,
        ]),
      ),
    ).toBe('[\n  a\n  b,\n]'));
});

it('blocks have a blank line between them', () => expect(text(blocks([ts`a`, false, ts`b`]))).toBe('a\n\nb'));
it('lists have commas between them', () => expect(text(list([ts`a`, ts`b`]))).toBe('a, b'));
