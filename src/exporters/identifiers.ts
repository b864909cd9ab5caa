/** How the words of a name are put together. */
export type IdentifierCase = 'pascal' | 'camel' | 'kebab';

export interface IdentifierOptions {
  readonly style: IdentifierCase;
  /** For names of which no ASCII letter or digit is left. */
  readonly fallback: string;
  /** Words that the language keeps for itself; compared in lower case. */
  readonly reserved?: ReadonlySet<string>;
}

const LONGEST = 48;

/**
 * Gives names that any language and file system takes: ASCII letters and digits, no digit in front, never one that is reserved, never the same twice, not
 * even where capitals do not count. A name that is taken gets a number.
 */
export function identifiers({ style, fallback, reserved = new Set() }: IdentifierOptions): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const words = wordsOf(name);
    const plain = joined(words.length === 0 || /^\d/.test(words[0] ?? '') ? [...wordsOf(fallback), ...words] : words, style);
    let identifier = plain;
    for (let n = 2; taken.has(identifier.toLowerCase()) || reserved.has(identifier.toLowerCase()); n++) {
      identifier = style === 'kebab' ? `${plain}-${n}` : `${plain}${n}`;
    }
    taken.add(identifier.toLowerCase());
    return identifier;
  };
}

/** The words of a name in lower-case ASCII: `ReserveStock`, `reserve_stock` and `Réserve stock!` are `reserve`, `stock`. Other scripts leave nothing. */
export function wordsOf(name: string): readonly string[] {
  const plain = name
    .slice(0, 2_000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const kept: string[] = [];
  let length = 0;
  for (const [word] of plain.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)) {
    const short = word.toLowerCase().slice(0, LONGEST);
    if (length + short.length > LONGEST) break;
    kept.push(short);
    length += short.length;
  }
  return kept;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function joined(words: readonly string[], style: IdentifierCase): string {
  switch (style) {
    case 'pascal':
      return words.map(capital).join('');
    case 'camel':
      return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
    case 'kebab':
      return words.join('-');
    default:
      return style satisfies never;
  }
}
