import { beforeAll, describe, expect, it } from 'vitest';
import { colours } from '../../../drawing/index.ts';
import { evenLetters } from '../testing/evenLetters.ts';
import type { Brush } from './brush.ts';
import { canvasGround, contextGround, paintContextTitle } from './contexts.ts';

/** A sheet that measures 6 units a letter at 12 and writes down what is written on it: the words, their size and how far below the box's top they stand, on screen. */
function sheet(zoom: number): { brush: Brush; written: { words: string; px: number; down: number }[] } {
  const written: { words: string; px: number; down: number }[] = [];
  let state = { y: 0, scale: 1 };
  const ctx = {
    font: '',
    translate: (_: number, y: number) => (state = { ...state, y: state.y + y * state.scale }),
    scale: (factor: number) => (state = { ...state, scale: state.scale * factor }),
    fillText: (words: string, _: number, y: number) => {
      const size = Number(/(\d+(?:\.\d+)?)px/.exec(ctx.font)?.[1]);
      written.push({ words, px: size * state.scale * zoom, down: (state.y + y * state.scale) * zoom });
    },
    ...Object.fromEntries(['save', 'restore', 'beginPath', 'roundRect', 'fill', 'fillRect'].map((name) => [name, () => undefined])),
  };
  return { brush: { ctx, ink: {}, zoom, dark: false } as unknown as Brush, written };
}

const BOX = { x: 0, y: 0, width: 600, height: 300 };
const NAMED = { name: 'Payments' };

beforeAll(evenLetters);

describe('the ground of a word in a context', () => {
  it('is its tint, and plain where the colours of the system know none', () => {
    expect(contextGround({ ink: colours.light, dark: false })).not.toBe(colours.light.canvas);
    const system = { ...colours.light, canvas: 'rgb(0, 0, 0)', context: 'rgb(0, 0, 0)' } as unknown as Brush['ink'];
    expect(contextGround({ ink: system, dark: false })).toBe('rgb(0, 0, 0)');
  });

  it('is half of the way to the sheet of a frame around it, and a quarter is left under two', () => {
    const brush = { ink: colours.dark, dark: true };
    expect(contextGround(brush, 1)).toBe(`color-mix(in srgb, #212327 50%, ${contextGround(brush)})`);
    expect(contextGround(brush, 2)).toBe(`color-mix(in srgb, #212327 75%, ${contextGround(brush)})`);
    expect(canvasGround(brush, 1)).toBe(`color-mix(in srgb, ${colours.dark.surface} 50%, ${colours.dark.canvas})`);
    const system = { ...colours.dark, canvas: 'rgb(0, 0, 0)', surface: 'rgb(0, 0, 0)', context: 'rgb(0, 0, 0)' } as unknown as Brush['ink'];
    expect([contextGround({ ink: system, dark: true }, 1), canvasGround({ ink: system }, 1)]).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  });
});

describe('the name of a context', () => {
  it('is read at half the size, and stays above what stands in the context', () => {
    const { brush, written } = sheet(0.3);
    paintContextTitle(brush, NAMED, BOX);
    expect(written[0]?.px).toBeCloseTo(9);
    expect(written[0]?.down).toBeLessThan(44 * 0.3);
  });
});
