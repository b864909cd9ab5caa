/**
 * Writes plain data as YAML 1.2 in one fixed way: two spaces, one key a line, keys in the order in which they stand, records listed in `flat`
 * on one line each. The same data gives the same bytes.
 *
 * Text that could be taken for anything else, or that a screen would not show (controls, zero-width and bidirectional marks), is quoted and escaped.
 * Several lines of ordinary text become a literal block, so that a change in a description is a change of one line.
 */
export function writeYaml(data: { readonly [key: string]: unknown }, flat: (key: string) => boolean = () => false): string {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(data)) writeEntry(lines, '', key, value, flat(key));
  return `${lines.join('\n')}\n`;
}

type Fields = { readonly [key: string]: unknown };

function writeEntry(lines: string[], indent: string, key: string, value: unknown, flatRecords: boolean): void {
  const head = `${indent}${scalar(key)}:`;
  if (typeof value !== 'object' || value === null) return void lines.push(`${head} ${leaf(value, `${indent}  `)}`);
  if (isEmpty(value)) return void lines.push(`${head} ${Array.isArray(value) ? '[]' : '{}'}`);
  lines.push(head);
  if (Array.isArray(value)) return writeList(lines, `${indent}  `, value);
  for (const [field, inner] of Object.entries(value)) {
    if (flatRecords && typeof inner === 'object' && inner !== null) lines.push(`${indent}  ${scalar(field)}: ${flow(inner)}`);
    else writeEntry(lines, `${indent}  `, field, inner, false);
  }
}

function writeList(lines: string[], indent: string, list: readonly unknown[]): void {
  for (const entry of list) {
    if (typeof entry !== 'object' || entry === null) lines.push(`${indent}- ${leaf(entry, `${indent}  `)}`);
    else if (isEmpty(entry)) lines.push(`${indent}- ${Array.isArray(entry) ? '[]' : '{}'}`);
    else {
      const inner: string[] = [];
      if (Array.isArray(entry)) writeList(inner, `${indent}  `, entry);
      else for (const [key, value] of Object.entries(entry)) writeEntry(inner, `${indent}  `, key, value, false);
      lines.push(`${indent}- ${inner[0]?.slice(indent.length + 2) ?? ''}`);
      for (let i = 1; i < inner.length; i++) lines.push(inner[i] ?? '');
    }
  }
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? scalar(value) : literal(value);
  const pairs = Object.entries(value as Fields).map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

const isEmpty = (value: object) => Object.keys(value).length === 0;

function leaf(value: unknown, indent: string): string {
  if (typeof value !== 'string') return literal(value);
  return value.includes('\n') && BLOCK.test(value) && !INVISIBLE.test(value.replaceAll('\n', '')) ? block(value, indent) : scalar(value);
}

function literal(value: unknown): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/** Lines that keep their bytes in a literal block: none begins or ends with white space, at most one line end at the end. */
const BLOCK = /^[^\s](?:[^\n]*[^\s])?(?:\n+[^\s](?:[^\n]*[^\s])?)*\n?$/;

function block(text: string, indent: string): string {
  const ends = text.endsWith('\n');
  const body = ends ? text.slice(0, -1) : text;
  const shown = body
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}${line}`))
    .join('\n');
  return `|${ends ? '' : '-'}\n${shown}`;
}

/**
 * Begins with a letter and holds only what has no meaning in YAML, in block and in flow style. Ranges instead of Unicode properties, here and below,
 * because properties differ between engines and the bytes must not.
 */
const PLAIN =
  /^[A-Za-z\u00c0-\u024f\u0370-\u04ff][\w./()+\u2013\u2014\u2019\u201c\u201d\u2026\u00c0-\u024f\u0370-\u04ff-]*(?: [\w./()+\u2013\u2014\u2019\u201c\u201d\u2026\u00c0-\u024f\u0370-\u04ff-]+)*$/;
/** Words that some YAML readers take for null or a boolean. */
const WORD = /^(?:null|true|false|yes|no|on|off)$/i;
/** What a reader could not see, or could be misled by. */
const INVISIBLE_RANGES = [
  '\\u0000-\\u001f\\u007f-\\u00a0', // controls and the space that does not break
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0', // letters and marks without a shape
  '\\u061c\\u200b-\\u200f\\u202a-\\u202f\\u2060-\\u206f\\ufeff', // zero-width and bidirectional marks
  '\\u2028\\u2029', // line ends to some readers
  '\\ud800-\\udfff', // lone surrogates
  '\\ue000-\\uf8ff\\ufff0-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{10ffff}', // private use, tags, and no characters at all
];
const INVISIBLE = new RegExp(`[${INVISIBLE_RANGES.join('')}]`, 'u');
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');

function scalar(text: string): string {
  return PLAIN.test(text) && !WORD.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(ALL_INVISIBLE, escaped);
}

function escaped(character: string): string {
  let out = '';
  for (let i = 0; i < character.length; i++) out += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return out;
}
