import { language, mark, t } from '../../language/index.ts';

/**
 * Numbers with units as people write them: `800 ms`, `10 s`, `99.9 %`, `1k`. The document stores the bare number in the
 * unit of its schema; these two functions are the way there and back. `parseQuantity(formatQuantity(n, u), u)` is `n`.
 */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

type UnitFamily = { readonly factors: Readonly<Record<string, number>>; readonly example: string };

const TIME: UnitFamily = {
  factors: { '': 1, µs: 0.001, us: 0.001, ms: 1, s: 1000, sec: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 },
  example: mark('800 ms, 10 s or 2 min'),
};
const RATE: UnitFamily = {
  factors: { '': 1, '/s': 1, 'req/s': 1, 'requests/s': 1, rps: 1, '/min': 1 / 60, rpm: 1 / 60, k: 1e3, 'k/s': 1e3 },
  example: mark('50 or 50/s'),
};
const SHARE: UnitFamily = { factors: { '': 1, '%': 0.01 }, example: mark('0.999 or 99.9 %') };
const COUNT: UnitFamily = { factors: { '': 1, k: 1e3, m: 1e6, '×': 1, x: 1 }, example: '5' };

function familyOf(unit: string | undefined): UnitFamily {
  if (unit === 'ms') return TIME;
  if (unit === 'requests/s') return RATE;
  if (unit === '0 to 1') return SHARE;
  return COUNT;
}

/** What a field of this unit understands, for its placeholder and its messages. */
export function quantityExample(unit: string | undefined): string {
  return t(familyOf(unit).example);
}

/** Fifteen significant digits: takes the dust of binary fractions away (99.9 % is 0.999, not 0.9990000000000001). */
const clean = (value: number) => Number(value.toPrecision(15));

/** Reads a number with an optional unit into the unit of the schema. The reason says what would be understood. */
export function parseQuantity(text: string, unit?: string): Parsed<number> {
  const family = familyOf(unit);
  const match = /^([+-]?[\d\s.,'’_]+)\s*([^\d\s]*)$/u.exec(text.trim());
  if (!match) return { ok: false, reason: t('Not a number. Write {{example}}.', { example: t(family.example) }) };
  const number = readNumber(match[1] ?? '');
  if (!number.ok) return number;
  const suffix = (match[2] ?? '').toLowerCase();
  const factor = family.factors[suffix];
  if (factor === undefined)
    return { ok: false, reason: t('“{{word}}” is not a unit here. Write {{example}}.', { word: match[2] ?? '', example: t(family.example) }) };
  return { ok: true, value: clean(number.value * factor) };
}

/**
 * Blanks, apostrophes and underscores group digits. A lone comma is a decimal one, unless three digits follow: then nobody can tell. In German it is
 * always decimal, and of a point nobody can tell.
 */
function readNumber(text: string): Parsed<number> {
  const digits = text.replaceAll(/[\s'’_]/gu, '');
  if (language() === 'de') return readGermanNumber(digits);
  if (/^[+-]?\d{1,3},\d{3}$/.test(digits)) {
    const whole = digits.replace(',', '');
    return { ok: false, reason: t('{{whole}} or {{fraction}}? Write it without the comma.', { whole, fraction: digits.replace(',', '.') }) };
  }
  const plain = /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, reason: t('Not a number.') };
}

function readGermanNumber(digits: string): Parsed<number> {
  if (/^[+-]?\d{1,3}\.\d{3}$/.test(digits)) {
    const fraction = digits.replace('.', ',');
    return { ok: false, reason: t('{{whole}} or {{fraction}}? Write it without the point.', { whole: digits.replace('.', ''), fraction }) };
  }
  const plain = /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/.test(digits) ? digits.replaceAll('.', '') : digits;
  const value = /^[+-]?(\d+[.,]?\d*|[.,]\d+)$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, reason: t('Not a number.') };
}

/** Limits of a field, inclusive but for `above`. */
export interface Limits {
  min?: number | undefined;
  max?: number | undefined;
  /** The value must be greater than this. */
  above?: number | undefined;
  integer?: boolean | undefined;
}

/** Why the value is outside of the limits of its field, or nothing. */
export function outsideLimits(value: number, limits: Limits, unit?: string): string | undefined {
  const say = (limit: number) => formatQuantity(limit, unit);
  if (limits.integer && !Number.isInteger(value)) return t('A whole number, please.');
  if (limits.above !== undefined && value <= limits.above) return t('More than {{limit}}, please.', { limit: say(limits.above) });
  if (limits.min !== undefined && value < limits.min) return t('At least {{limit}}.', { limit: say(limits.min) });
  if (limits.max !== undefined && value > limits.max) return t('At most {{limit}}.', { limit: say(limits.max) });
  return undefined;
}

/** The number as it is shown: in the unit that keeps it short and exact. */
export function formatQuantity(value: number, unit?: string): string {
  if (unit === 'ms') return formatMilliseconds(value);
  if (unit === '0 to 1') return `${decimal(clean(value * 100))} %`;
  if (unit === 'requests/s') return `${decimal(value)}/s`;
  return decimal(value);
}

/** All digits, none grouped: what is shown in a field is read again. */
const decimal = (value: number): string => (language() === 'de' ? String(value).replace('.', ',') : String(value));

function formatMilliseconds(ms: number): string {
  const fits = (size: number) => ms >= size && Number.isInteger(clean((ms * 10) / size));
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000} min`;
  if (fits(1000)) return `${decimal(clean(ms / 1000))} s`;
  return `${decimal(ms)} ms`;
}
