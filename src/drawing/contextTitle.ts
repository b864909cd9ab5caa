import type { BoundedContext } from '../model/index.ts';
import type { Rect } from './geometry.ts';
import { size } from './sizes.ts';
import { averageText, type MeasureText, truncate } from './text.ts';
import { inEnglish, type SayWord } from './words.ts';

const SUBDOMAIN_WORDS = { core: 'core', supporting: 'supporting', generic: 'generic' } as const;

/** The name of a context and the word after it, cut to the width of its box: the subdomain goes before the name is shortened. */
export function contextTitle(
  context: BoundedContext,
  width: number,
  measure: MeasureText = averageText,
  say: SayWord = inEnglish,
): { readonly name: string; readonly subdomain: string } {
  const { fontSize, titleX, titleGap } = size.context;
  const room = width - 2 * titleX;
  const subdomain = context.subdomain ? say(SUBDOMAIN_WORDS[context.subdomain]) : '';
  const nameWidth = measure(context.name, fontSize, 600);
  if (subdomain !== '' && nameWidth + titleGap + measure(subdomain, fontSize, 400) <= room) return { name: context.name, subdomain };
  return { name: truncate(context.name, room, fontSize, 600, measure), subdomain: '' };
}

/** The strip that a context's name and its subdomain cover: labels keep off it. */
export function contextTitleWhole(context: BoundedContext, box: Rect, measure: MeasureText = averageText): Rect {
  const { fontSize, titleGap } = size.context;
  const { subdomain } = contextTitle(context, box.width, measure);
  const title = contextTitleRect(context.name, box, measure);
  return subdomain === '' ? title : { ...title, width: title.width + titleGap + measure(subdomain, fontSize, 400) };
}

/** The strip that a context's name covers. Flows go around it, and it is what one takes hold of. */
export function contextTitleRect(name: string, box: Rect, measure: MeasureText = averageText): Rect {
  const { fontSize, titleX, titleBaseline } = size.context;
  const width = Math.min(measure(name, fontSize, 600), Math.max(0, box.width - 2 * titleX));
  return { x: box.x + titleX - 4, y: box.y + titleBaseline - fontSize - 1, width: width + 8, height: fontSize + 6 };
}
