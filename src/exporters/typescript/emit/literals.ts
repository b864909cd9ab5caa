import { Code } from './code.ts';

/** A string literal in ASCII: whatever the text holds, it stays text. Lone surrogates keep their value as `\ud800`. */
export function str(text: string): Code {
  return Code.trusted(quote(text));
}

/** Single quotes, because that is what the generated code uses; the escapes are those of JSON. */
function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${ascii(inner)}'`;
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A number literal; thousands are grouped so that `30_000` reads as thirty seconds. */
export function num(value: number): Code {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a literal`);
  const text = String(value);
  return Code.trusted(/^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '_') : text);
}

/** A stretch of time as JavaScript's timers know it: whole milliseconds, at least one. */
export const milliseconds = (value: number): Code => num(wholeMilliseconds(value));

export const wholeMilliseconds = (value: number): number => Math.max(1, Math.round(value));

export const bool = (value: boolean): Code => Code.trusted(String(value));

/**
 * The key of an object literal or of an object type: bare where it is a plain word, quoted otherwise.
 * `__proto__` is computed, because the quoted form would set the prototype instead.
 */
export function key(name: string): Code {
  if (name === '__proto__') return Code.trusted("['__proto__']");
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? Code.trusted(name) : str(name);
}
