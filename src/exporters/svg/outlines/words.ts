import type { Font, Glyph, PathCommand } from 'fontkit';
import { faceWith, type Weight } from './faces.ts';

/** A line of words as a shape, in units of the font: 2,048 of them are the font size. */
export interface Outline {
  /** Path data; the base line is at 0, and y grows downwards. */
  readonly data: string;
  /** How far the pen moves on. */
  readonly width: number;
}

/** Of every piece of Inter. */
export const UNITS_PER_EM = 2_048;

/** The shape of a line of words, with the kerning and the ligatures of the font. Nothing where Inter lacks one of its characters. */
export function outlineOf(words: string, weight: Weight): Outline | undefined {
  const runs = runsOf(words, weight);
  if (runs === undefined) return undefined;
  let width = 0;
  let data = '';
  for (const { face, text } of runs) {
    const { glyphs, positions } = face.layout(text);
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      data += glyphData(face, glyph, width + xOffset, -yOffset);
      width += xAdvance;
    });
  }
  return { data, width };
}

interface Run {
  readonly face: Font;
  text: string;
}

/** Neighbours that one piece of the font has are set together. A blank goes with what stands before it. */
function runsOf(words: string, weight: Weight): readonly Run[] | undefined {
  const runs: Run[] = [];
  for (const character of words) {
    const point = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const face = last?.face.hasGlyphForCodePoint(point) === true ? last.face : faceWith(point, weight);
    if (face === undefined) return undefined;
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** Where a glyph begins, and the rest of it as it is wherever it stands. */
interface Shape {
  readonly x: number;
  readonly y: number;
  readonly rest: string;
}

const shapes = new WeakMap<Font, Map<number, Shape | undefined>>();

function glyphData(face: Font, glyph: Glyph, x: number, y: number): string {
  const known = shapes.get(face) ?? new Map<number, Shape | undefined>();
  shapes.set(face, known);
  if (!known.has(glyph.id)) known.set(glyph.id, shapeOf(glyph.path.commands));
  const shape = known.get(glyph.id);
  return shape === undefined ? '' : `M${Math.round(x + shape.x)} ${Math.round(y + shape.y)}${shape.rest}`;
}

const LETTERS: Readonly<Record<PathCommand['command'], string>> = { moveTo: 'm', lineTo: 'l', quadraticCurveTo: 'q', bezierCurveTo: 'c', closePath: 'z' };

/** The commands of a glyph in steps from point to point, so that it can stand anywhere; nothing for a blank. */
function shapeOf(commands: readonly PathCommand[]): Shape | undefined {
  const [first] = commands;
  if (first === undefined) return undefined;
  const start = { x: Math.round(first.args[0] ?? 0), y: -Math.round(first.args[1] ?? 0) };
  let pen = start;
  let begin = start;
  let rest = '';
  for (const { command, args } of commands.slice(1)) {
    const points = pairs(args);
    const steps = points.flatMap(({ x, y }) => [x - pen.x, y - pen.y]);
    rest += LETTERS[command] + steps.map((step, index) => (index === 0 || step < 0 ? step : ` ${step}`)).join('');
    pen = command === 'closePath' ? begin : (points.at(-1) ?? pen);
    if (command === 'moveTo') begin = pen;
  }
  return { ...start, rest };
}

const pairs = (args: readonly number[]): readonly { readonly x: number; readonly y: number }[] =>
  Array.from({ length: args.length / 2 }, (_, at) => ({ x: Math.round(args[2 * at] ?? 0), y: -Math.round(args[2 * at + 1] ?? 0) }));
