import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { drawPicture } from './picture.ts';

const drawn = RULES.flatMap(({ id, docs: { pictures } }) => (pictures ? [{ id, ...pictures }] : []));

describe('the pictures of a rule', () => {
  it('are there', () => {
    expect(drawn.length).toBeGreaterThan(0);
  });

  it.each(drawn)('of $id can be drawn, and differ in what is seen or in what is said below them', async ({ bad, good }) => {
    const wrong = await drawPicture({ sketch: bad, theme: 'light', beside: good });
    const right = await drawPicture({ sketch: good, theme: 'light', beside: bad });
    expect([right.svg, ...right.says]).not.toEqual([wrong.svg, ...wrong.says]);
    for (const line of [...wrong.says, ...right.says]) expect(line).not.toMatch(/undefined|\[object|NaN/);
  });
});
