import type { FindingGroup } from './groups.ts';
import type { Acceptance } from './acceptances.ts';
import type { Finding } from './types.ts';

/** One line of the list. `key` is unique, and stays while the line says the same thing. */
export type Row =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup; readonly folded: boolean }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding }
  | { readonly kind: 'nothing'; readonly key: string }
  | { readonly kind: 'acceptedHead'; readonly key: string; readonly count: number; readonly folded: boolean }
  | { readonly kind: 'accepted'; readonly key: string; readonly acceptance: Acceptance };

export const ACCEPTED = 'accepted';
export const groupKey = (id: string): string => `group:${id}`;

/** The lines of the list from top to bottom: heads, what is under those that are not folded, and at the end what the team has accepted. */
export function rowsOf(groups: readonly FindingGroup[], accepted: readonly Acceptance[], folded: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  for (const group of groups) {
    const key = groupKey(group.id);
    rows.push({ kind: 'group', key, group, folded: folded.has(key) });
    if (!folded.has(key)) for (const finding of group.findings) rows.push({ kind: 'finding', key: finding.key, finding });
  }
  if (accepted.length === 0) return rows;
  if (groups.length === 0) rows.push({ kind: 'nothing', key: 'nothing' });
  rows.push({ kind: 'acceptedHead', key: ACCEPTED, count: accepted.length, folded: folded.has(ACCEPTED) });
  if (!folded.has(ACCEPTED)) for (const acceptance of accepted) rows.push({ kind: 'accepted', key: `${ACCEPTED}:${acceptance.id}`, acceptance });
  return rows;
}

const PAGE = 8;

/** Where a key moves to from a line; nothing where the key is for somebody else. Never leaves the list. */
export function movedTo(rows: readonly Row[], from: number, key: string): number | undefined {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + PAGE, PageUp: from - PAGE, Home: 0, End: rows.length - 1 }[key];
  if (to === undefined) return undefined;
  const inside = Math.min(rows.length - 1, Math.max(0, to));
  return isStop(rows[inside]) ? inside : from;
}

const isStop = (row: Row | undefined): boolean => row !== undefined && row.kind !== 'nothing';

/** What Left and Right do at a line: fold it, unfold it, go up to its head or down to what it holds. */
export type Sideways = { readonly do: 'fold' | 'unfold' } | { readonly do: 'go'; readonly to: number };

/** @param isOpen whether the line itself is folded open: a finding with its detail, an acceptance with its reason */
export function sideways(rows: readonly Row[], at: number, key: 'ArrowLeft' | 'ArrowRight', isOpen: boolean): Sideways | undefined {
  const row = rows[at];
  if (!row || row.kind === 'nothing') return undefined;
  const isHead = row.kind === 'group' || row.kind === 'acceptedHead';
  const open = isHead ? !row.folded : isOpen;
  if (key === 'ArrowRight') {
    if (!open) return { do: 'unfold' };
    return isHead && at + 1 < rows.length ? { do: 'go', to: at + 1 } : undefined;
  }
  if (open) return { do: 'fold' };
  if (isHead) return undefined;
  for (let to = at - 1; to >= 0; to--) if (rows[to]?.kind === 'group' || rows[to]?.kind === 'acceptedHead') return { do: 'go', to };
  return undefined;
}
