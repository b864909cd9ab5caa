/**
 * `next`, with every part that equals its counterpart in `previous` taken from there: what did not change keeps its identity, so views that select it
 * do not draw anew. Plain data only (objects, arrays, primitives); both are left as they are.
 */
export function shared<T>(previous: T | null | undefined, next: T): T {
  if (Object.is(previous, next) || !isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before = previous as Readonly<Record<string, unknown>>;
  const after = next as Readonly<Record<string, unknown>>;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  const merged: unknown[] = [];
  for (const key of keys) {
    const known = Object.hasOwn(before, key);
    const value = known ? shared(before[key], after[key]) : after[key];
    same &&= known && Object.is(value, before[key]);
    merged.push(value);
  }
  if (same) return previous as T;
  // From entries, because an assignment to a field that is called `__proto__` would be lost.
  return (Array.isArray(next) ? merged : Object.fromEntries(keys.map((key, index) => [key, merged[index]]))) as T;
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;
