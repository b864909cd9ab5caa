import { short, tag, type Attributes } from '../markup.ts';
import type { Weight } from './faces.ts';
import { outlineOf, UNITS_PER_EM } from './words.ts';

/** As `tag` writes it; words hold no other element than `tspan`. */
const TEXT = /<text((?: [\w-]+="[^"]*")*)>(.*?)<\/text>/gs;
const SPAN = /<tspan((?: [\w-]+="[^"]*")*)>(.*?)<\/tspan>|([^<]+)/gs;
const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g;

/** The markup of a picture with the shapes of its words instead of the words. Words with a character that Inter does not have stay words. */
export const outlined = (markup: string): string =>
  markup.replace(TEXT, (text, attributes: string, inside: string) => shapesOf(attributesOf(attributes), inside) ?? text);

/** A stretch of words of one weight. */
interface Span {
  readonly words: string;
  readonly weight: Weight;
  /** Room before it in px. */
  readonly gap: number;
}

/** What says how words are set; all else says how they look, and holds for shapes as well. */
function shapesOf({ x, y, 'font-size': fontSize, 'font-weight': weight, 'text-anchor': anchor, ...look }: Attributes, inside: string): string | undefined {
  const scale = Number(fontSize) / UNITS_PER_EM;
  let pen = 0;
  const drawn: { readonly at: number; readonly data: string }[] = [];
  for (const { words, weight: own, gap } of spansOf(inside, weightOf(weight))) {
    const outline = outlineOf(words, own);
    if (outline === undefined) return undefined;
    pen += gap;
    if (outline.data !== '') drawn.push({ at: pen, data: outline.data });
    pen += outline.width * scale;
  }
  const left = Number(x ?? 0) - (anchor === 'middle' ? pen / 2 : 0);
  const place = (at: number): string => `translate(${short(left + at)} ${short(Number(y ?? 0))}) scale(${Number(scale.toPrecision(5))})`;
  return drawn.map(({ at, data }) => tag('path', { ...look, transform: place(at), d: data })).join('');
}

function spansOf(inside: string, weight: Weight): readonly Span[] {
  return [...inside.matchAll(SPAN)].map(([, attributes, spanned, plain]) => {
    const own = attributesOf(attributes ?? '');
    return {
      words: plainText(spanned ?? plain ?? ''),
      weight: own['font-weight'] === undefined ? weight : weightOf(own['font-weight']),
      gap: Number(own['dx'] ?? 0),
    };
  });
}

const attributesOf = (text: string): Attributes => Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, plainText(value ?? '')]));

const weightOf = (weight: string | number | undefined): Weight => (Number(weight) >= 600 ? 600 : Number(weight) >= 500 ? 500 : 400);

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** What `escapeXml` was given. */
const plainText = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign] ?? sign);
