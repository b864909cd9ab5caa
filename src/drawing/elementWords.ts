import { contentOffset, type Shape, textWidth } from './shapes.ts';
import { size } from './sizes.ts';
import { averageText, brokenName, type MeasureText, nameLines, truncate } from './text.ts';

/** A line of words: where it begins, in px from the upper left corner of the element. */
interface Line {
  readonly text: string;
  readonly baseline: number;
}

/** The words in the box of an element, all from `x` to the right. */
export interface ElementWords {
  readonly x: number;
  readonly name: readonly Line[];
  readonly nameSize: number;
  /** Undefined where there is nothing to say. */
  readonly subtitle: Line | undefined;
}

/** Name and subtitle as they stand in a box of this size. A name that is wider than its room takes two lines, a little smaller, and smaller still before it is cut off; `tolerance` px more are taken for room. */
export function elementWords(
  { name, subtitle, shape, width, height }: { name: string; subtitle: string; shape: Shape; width: number; height: number },
  measure: MeasureText = averageText,
  tolerance = 0,
): ElementWords {
  const offset = contentOffset(shape);
  const room = textWidth(shape, width) + tolerance;
  const down = (height - size.node.height) / 2 + offset.y;
  const { weight } = size.name;
  const { texts, nameSize } =
    measure(name, size.name.fontSize, weight) > room ? longName(name, room, measure) : { texts: [name], nameSize: size.name.fontSize };
  const { baselines, below } = texts.length > 1 ? BASELINES.two : BASELINES.one;
  const lower = down + (subtitle === '' ? (below - (baselines.at(-1) ?? below)) / 2 : 0);
  return {
    x: size.content.textX + offset.x,
    name: texts.map((text, i) => ({ text, baseline: (baselines[i] ?? below) + lower })),
    nameSize,
    subtitle: subtitle === '' ? undefined : { text: truncate(subtitle, room, size.subtitle.fontSize, size.subtitle.weight, measure), baseline: below + down },
  };
}

/** On two lines, as small as it takes for nothing to be cut off. */
function longName(name: string, room: number, measure: MeasureText): { readonly texts: readonly string[]; readonly nameSize: number } {
  const { weight } = size.name;
  const whole = brokenName(name, room, size.longName.fontSize, weight, measure);
  if (whole.every((text) => measure(text, size.longName.fontSize, weight) <= room)) return { texts: whole, nameSize: size.longName.fontSize };
  const nameSize = size.longestName.fontSize;
  return { texts: nameLines(name, room, nameSize, weight, measure), nameSize };
}

const BASELINES = {
  one: { baselines: [size.content.nameBaseline], below: size.content.subtitleBaseline },
  two: { baselines: size.longName.baselines, below: size.longName.subtitleBaseline },
} as const;
