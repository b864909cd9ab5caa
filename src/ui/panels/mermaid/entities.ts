/**
 * Mermaid writes a character that means something to it as a code, `#60;` for `<`. Without HTML labels it draws such a code as it
 * stands and even breaks lines inside of it. So a code travels through Mermaid as one character of Unicode's private use area, and
 * becomes the character that it means in the finished drawing, where it can only ever be text.
 */
const FIRST = 0xe000;
const MOST = 0xf8ff - FIRST;

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

/** The text with its codes hidden from Mermaid. */
export function shielded(text: string): string {
  return text.replaceAll(/#(\d{1,5}|quot|amp|lt|gt);/g, (code, name: string) => {
    const point = NAMED[name]?.codePointAt(0) ?? Number(name);
    return point <= MOST ? String.fromCodePoint(FIRST + point) : code;
  });
}

/** The characters that the codes mean. */
export function unshielded(text: string): string {
  return text.replaceAll(/[\ue000-\uf8ff]/g, (hidden) => String.fromCodePoint((hidden.codePointAt(0) ?? FIRST) - FIRST));
}
