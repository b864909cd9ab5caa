/** Words of the language that cannot name a variable, and names that would shadow what the generated code relies on. */
const KEYWORDS =
  'abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger declare default delete do else enum eval export extends false finally for from function get if implements import in infer infinity instanceof interface is keyof let module namespace nan never new null number object of package private protected public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield';
const GLOBALS =
  'abortcontroller abortsignal array arraybuffer atob blob boolean btoa buffer clock console crypto date error event eventtarget exclude extract fetch file formdata function global globalthis headers inboundoptions infer intl iterator json map math number object omit parameters partial performance pick process promise proxy readonly readonlyarray record reflect regexp request required response returntype set string structuredclone symbol typeerror url urlsearchparams weakmap weakset';

/** Lower case, as {@link NamingScope} compares. */
export const RESERVED_IDENTIFIERS: ReadonlySet<string> = new Set([...KEYWORDS.split(' '), ...GLOBALS.split(' ')]);

/** Properties that every object has, `then`, which would make the object look like a promise, and `new`, which is no method in an interface. */
export const RESERVED_PROPERTIES: ReadonlySet<string> = new Set(
  'constructor new prototype then catch finally tostring tolocalestring valueof tojson hasownproperty isprototypeof propertyisenumerable proto definegetter definesetter lookupgetter lookupsetter'.split(
    ' ',
  ),
);

/** Names that Windows keeps for devices, and folders that tools treat in a special way. */
export const RESERVED_FILES: ReadonlySet<string> = new Set([
  'con',
  'prn',
  'aux',
  'nul',
  'conin',
  'conout',
  ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `lpt${digit}`]).flat(),
  'nodemodules',
  'generated',
  'index',
  'dist',
  'build',
  'test',
  'tests',
]);

const MAX_LENGTH = 44;

/**
 * The words of a name in lower-case ASCII, at most 44 characters in all: `ReserveStock`, `reserve_stock` and `Réserve stock!` are
 * `['reserve', 'stock']`. Other scripts and pictures leave nothing.
 */
export function wordsOf(name: string): string[] {
  const plain = name
    .slice(0, 2_000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const words = plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
  const kept: string[] = [];
  let length = 0;
  for (const word of words.map((text) => text.toLowerCase())) {
    const short = word.slice(0, MAX_LENGTH);
    if (length + short.length > MAX_LENGTH) break;
    kept.push(short);
    length += short.length;
  }
  return kept;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const pascalCase = (words: readonly string[]): string => startsLikeIdentifier(words.map(capital).join(''));
export const camelCase = (words: readonly string[]): string => startsLikeIdentifier(words.map((word, index) => (index === 0 ? word : capital(word))).join(''));
export const kebabCase = (words: readonly string[]): string => words.join('-');

const startsLikeIdentifier = (text: string): string => (/^[0-9]/.test(text) ? `_${text}` : text);

/** Letters and digits that follow from an id alone: the same record keeps its suffix whatever else is drawn. FNV-1a, 32 bits, in base 36. */
export function suffixOf(id: string, length = 4): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  let text = '';
  for (let round = 0; text.length < length; round++) {
    text += (Math.imul(hash ^ round, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0').slice(1);
  }
  return text.slice(0, length);
}
