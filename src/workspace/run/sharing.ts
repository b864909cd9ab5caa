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
  const merged: Record<string, unknown> = Array.isArray(next) ? ([] as unknown as Record<string, unknown>) : {};
  for (const key of keys) {
    merged[key] = shared(before[key], after[key]);
    same &&= key in before && Object.is(merged[key], before[key]);
  }
  return (same ? previous : merged) as T;
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;
