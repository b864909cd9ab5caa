import { truncate, type ColourName, type Theme } from '../../../drawing/index.ts';
import type { LogEntry } from '../../../simulation/index.ts';
import { inkOf } from '../ink.ts';
import { escapeXml, tag } from '../markup.ts';
import type { Pace } from './pace.ts';
import type { Animated } from './tokens.ts';

const FONT = { size: 13, weight: 500 } as const;
const COLOURS: Readonly<Partial<Record<LogEntry['tone'], ColourName>>> = { ok: 'ok', warning: 'warning', error: 'error' };

/** What happens, in words, one line at a time. The last one is there for whom nothing shall move. */
export function captions(entries: readonly LogEntry[], pace: Pace, width: number, theme: Theme): readonly Animated[] {
  const moments = entries.map(({ tUs }) => pace.at(tUs));
  // Of what is said at one moment only the last can be read.
  const said = entries.flatMap((entry, index) => (moments[index + 1] === moments[index] ? [] : [{ entry, from: moments[index] ?? 0 }]));
  return said.map(({ entry, from }, index) => {
    const name = `c${index}`;
    const last = index === said.length - 1;
    const words = entry.headline.map(({ text }) => text).join('');
    return {
      style: `${frames(name, from, last ? undefined : said[index + 1]?.from, pace)}.${name}{animation-name:${name}}`,
      markup: tag(
        'text',
        {
          class: `moves ${name}`,
          opacity: last ? 1 : 0,
          y: FONT.size,
          'font-size': FONT.size,
          'font-weight': FONT.weight,
          fill: inkOf(theme, COLOURS[entry.tone] ?? 'text-2').colour,
        },
        escapeXml(truncate(words.replace(/\s+/gu, ' '), width, FONT.size, FONT.weight)),
      ),
    };
  });
}

function frames(name: string, from: number, to: number | undefined, { round }: Pace): string {
  const percent = (seconds: number) => `${Math.round((seconds / round) * 100_000) / 1_000}%`;
  const end = to === undefined ? '100%{opacity:1}' : `${percent(to - 0.01)}{opacity:1}${percent(to)},100%{opacity:0}`;
  return `@keyframes ${name}{0%,${percent(from - 0.01)}{opacity:0}${percent(from)}{opacity:1}${end}}`;
}
