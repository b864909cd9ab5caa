import { beforeAll, expect, it } from 'vitest';
import { colours } from '../../../drawing/index.ts';
import type { Marks } from '../stage/marks.ts';
import { evenLetters } from '../testing/evenLetters.ts';
import type { Brush } from './brush.ts';
import { paintFrameName } from './frames.ts';

beforeAll(evenLetters);

it('the name of a frame lies on a patch of the ground, so that the border of a context stops at it', () => {
  const painted: string[] = [];
  const ctx = {
    fillStyle: '',
    fillRect: (x: number, y: number, width: number, height: number) =>
      painted.push(`${ctx.fillStyle} from ${x < 0 && y < -7 ? 'before' : 'in'} to ${width > 48 && y + height > -7 ? 'behind' : 'in'}`),
    fillText: (words: string) => painted.push(`${words} ${ctx.fillStyle}`),
    ...Object.fromEntries(['save', 'restore', 'translate', 'scale'].map((name) => [name, () => undefined])),
  };
  const brush = { ctx, ink: colours.dark, dark: true, zoom: 1 } as unknown as Brush;
  const marks = { selected: new Set() } as unknown as Marks;
  paintFrameName(brush, 'f', { name: 'Checkout', order: 0 }, { x: 0, y: 0, width: 400, height: 200 }, marks, 'the ground');
  expect(painted).toEqual(['the ground from before to behind', `Checkout ${colours.dark['text-2']}`]);
});
