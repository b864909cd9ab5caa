export type Attributes = Readonly<Record<string, string>>;

/** What a painter comes across, in the order of the text. */
export interface TagVisitor {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  words(text: string): void;
}

const PIECE = /<(\/?)([\w:]+)((?: [\w:-]+="[^"]*")*)(\/?)>|<\?[^>]*>|([^<]+)/g;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;
/** Nothing of these is seen. */
const UNSEEN: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'style']);

/** Goes through a picture as the SVG exporter writes it; no other XML. What is not seen is left out. */
export function visitTags(svg: string, visitor: TagVisitor): void {
  let unseen: string | undefined;
  for (const [, ends = '', name = '', attributes = '', alone = '', words] of svg.matchAll(PIECE)) {
    if (unseen !== undefined) {
      if (ends === '/' && name === unseen) unseen = undefined;
    } else if (words !== undefined) visitor.words(plainText(words));
    else if (name === '') continue;
    else if (ends === '/') visitor.close(name);
    else if (UNSEEN.has(name)) unseen = alone === '/' ? undefined : name;
    else {
      visitor.open(name, attributesOf(attributes));
      if (alone === '/') visitor.close(name);
    }
  }
}

function attributesOf(text: string): Attributes {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) attributes[name] = plainText(value);
  return attributes;
}

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const plainText = (text: string): string => (text.includes('&') ? text.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign] ?? sign) : text);
