import type { Finding } from '../../rules/index.ts';

export type ByRecord = ReadonlyMap<string, readonly Finding[]>;

/** Subject of a finding about the design as a whole. */
const WHOLE_DESIGN = 'meta';

/**
 * Findings by every id in their evidence, each list in the order of `found`. Made from that of an earlier list, and only lists that hold other findings
 * than before are new ones.
 */
export function byRecordOf(found: readonly Finding[], before: { readonly findings: readonly Finding[]; readonly byRecord: ByRecord }): ByRecord {
  const { gone, come, moved } = differences(before.findings, found);
  const touched = new Map<string, Finding[]>();
  for (const finding of [...gone, ...come, ...moved]) for (const id of recordsOf(finding)) touched.set(id, []);
  if (touched.size === 0) return before.byRecord;
  const left = new Set(gone);
  const wanted = new Set(come);
  for (const id of touched.keys()) for (const finding of before.byRecord.get(id) ?? []) if (!left.has(finding)) wanted.add(finding);
  for (const finding of found) if (wanted.has(finding)) for (const id of recordsOf(finding)) touched.get(id)?.push(finding);
  const byRecord = new Map(before.byRecord);
  for (const [id, list] of touched) {
    if (list.length > 0) byRecord.set(id, list);
    else byRecord.delete(id);
  }
  return byRecord;
}

function recordsOf({ subject, evidence }: Finding): Iterable<string> {
  return subject === WHOLE_DESIGN ? [] : new Set([subject, ...evidence]);
}

interface Differences {
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  /** What stays, but not in the same order. */
  readonly moved: readonly Finding[];
}

/** What one list has and the other has not, by identity. What they begin and end with alike is passed over. */
function differences(before: readonly Finding[], now: readonly Finding[]): Differences {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const fresh = now.slice(start, now.length - end);
  const [had, has] = [new Set(old), new Set(fresh)];
  const stayed = old.filter((finding) => has.has(finding));
  const stays = fresh.filter((finding) => had.has(finding));
  return {
    gone: old.filter((finding) => !has.has(finding)),
    come: fresh.filter((finding) => !had.has(finding)),
    moved: stays.filter((finding, place) => finding !== stayed[place]),
  };
}
