const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  num: '#',
  hash: '#',
  semi: ';',
  colon: ':',
  nbsp: ' ',
  lpar: '(',
  rpar: ')',
  lbrack: '[',
  rbrack: ']',
  lbrace: '{',
  rbrace: '}',
};

const FORMATTING = /<\/?(?:b|i|u|em|strong|small|sub|sup|code|span|div|p|font|center|h[1-6])(?:\s[^<>]*)?>/gi;
const BREAK = /<br\s*\/?>/gi;
const ICON = /^(?:fa[bklrs]?:fa-[\w-]+\s*)+/;

/** A label as a person reads it: without quotes, icons and formatting, with Mermaid's entity codes put back. Nothing of it is markup afterwards. */
export function readLabel(raw: string): string {
  const inner = unquoted(raw.trim());
  const markdown = inner.startsWith('`') && inner.endsWith('`') && inner.length > 1;
  const plain = markdown ? inner.slice(1, -1).replace(/\*\*|__|(?<!\w)[*_]|[*_](?!\w)/g, '') : inner;
  return plain
    .replace(BREAK, '\n')
    .replace(FORMATTING, '')
    .replace(/[#&](?:#?(\d{1,7})|([a-z]{2,8}));/gi, decoded)
    .trim()
    .replace(ICON, '');
}

const unquoted = (text: string): string => (text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text);

function decoded(whole: string, code: string | undefined, name: string | undefined): string {
  if (name !== undefined) return (Object.hasOwn(NAMED, name.toLowerCase()) ? NAMED[name.toLowerCase()] : undefined) ?? whole;
  const point = Number(code);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
}
