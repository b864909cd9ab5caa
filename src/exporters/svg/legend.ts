import { averageText, isAsynchronous, KIND_WORDS, type Route, type Theme } from '../../drawing/index.ts';
import { ELEMENT_KINDS, type Design, type Element, type ElementKind } from '../../model/index.ts';
import { lineMarkup } from './flows.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short, tag } from './markup.ts';
import { bodyMarkup } from './nodes.ts';

export const LEGEND_HEIGHT = 40;
const SAMPLE = { width: 36, height: 20 } as const;
const GAP = 24;
const FONT_SIZE = 12;

interface Entry {
  readonly word: string;
  readonly sample: string;
}

/** One line that says what shapes and lines mean; only what the design has. Empty where there is nothing to explain. */
export function legendEntries(design: Design, theme: Theme): readonly Entry[] {
  const kinds = new Set(Object.values(design.elements).map(({ kind }) => kind));
  const flows = Object.values(design.flows);
  return [
    ...ELEMENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({ word: KIND_WORDS[kind], sample: bodyMarkup(sampleOf(kind), SAMPLE, theme).join('') })),
    ...(flows.some((flow) => !isAsynchronous(flow)) ? [{ word: 'synchronous', sample: lineMarkup(sampleRoute(false), theme) }] : []),
    ...(flows.some(isAsynchronous) ? [{ word: 'asynchronous', sample: lineMarkup(sampleRoute(true), theme) }] : []),
  ];
}

const sampleOf = (kind: ElementKind): Element => ({ kind, name: 'x' }) as Element;

const sampleRoute = (asynchronous: boolean): Route => ({
  points: [
    { x: 0, y: SAMPLE.height / 2 },
    { x: SAMPLE.width, y: SAMPLE.height / 2 },
  ],
  fromSide: 'right',
  toSide: 'left',
  asynchronous,
  label: undefined,
});

const widthOf = (entry: Entry): number => SAMPLE.width + 8 + averageText(entry.word, FONT_SIZE, 400) + GAP;

/** Rows of a legend that is at most so wide. */
export function legendRows(entries: readonly Entry[], width: number): readonly (readonly Entry[])[] {
  const rows: Entry[][] = [];
  let left = 0;
  for (const entry of entries) {
    if (rows.length === 0 || widthOf(entry) > left) {
      rows.push([]);
      left = width;
    }
    rows.at(-1)?.push(entry);
    left -= widthOf(entry);
  }
  return rows;
}

/** The legend with its corner at `x`, `y`. */
export function legendMarkup(rows: readonly (readonly Entry[])[], x: number, y: number, theme: Theme): string {
  return rows
    .map((row, index) => {
      let at = x;
      return row
        .map((entry) => {
          const left = at;
          at += widthOf(entry);
          const word = tag('text', { x: SAMPLE.width + 8, y: 14, 'font-size': FONT_SIZE, fill: inkOf(theme, 'text-2').colour }, escapeXml(entry.word));
          return tag('g', { transform: `translate(${short(left)} ${short(y + index * LEGEND_HEIGHT + 10)})` }, entry.sample + word);
        })
        .join('');
    })
    .join('');
}
