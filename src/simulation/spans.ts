import { SPAN_KINDS, SPAN_STATUSES, type Span, type SpanTable, type Trace } from './trace.ts';

/** The requests or saga runs that have spans, rising. */
export function tracedRuns(trace: Trace): Int32Array {
  const { spans } = trace;
  return Int32Array.from(new Set(spans.run.subarray(0, spans.count))).sort();
}

/** The traced request that was under way at a moment, the one that entered last; else the nearest before it, else the first. */
export function tracedRunNear(trace: Trace, tUs: number): number | undefined {
  const { spans } = trace;
  let nearest: number | undefined;
  for (let row = 0; row < spans.count; row += 1) {
    if (spans.parent[row] !== -1 || spans.link[row] !== -1) continue;
    if ((spans.startUs[row] as number) > tUs && nearest !== undefined) break;
    nearest = spans.run[row];
  }
  return nearest;
}

/** The spans of one request or saga run as a waterfall: parents before what is part of them, siblings by their start. */
export function spansOf(trace: Trace, run: number): Span[] {
  const table = trace.spans;
  const rows: number[] = [];
  const known = new Set<number>();
  for (let row = 0; row < table.count; row += 1)
    if (table.run[row] === run) {
      rows.push(row);
      known.add(table.id[row] as number);
    }
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const parent = table.parent[row] as number;
    const key = known.has(parent) ? parent : -1;
    parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  const found: Span[] = [];
  const pending = [...(parts.get(-1) ?? [])].reverse().map((row) => ({ row, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const span = spanAt(table, next.row, next.depth);
    found.push(span);
    for (const row of [...(parts.get(span.id) ?? [])].reverse()) pending.push({ row, depth: next.depth + 1 });
  }
  return found;
}

function spanAt(table: SpanTable, row: number, depth: number): Span {
  const parent = table.parent[row] as number;
  const link = table.link[row] as number;
  const subject = table.subjects[table.subject[row] as number];
  return {
    id: table.id[row] as number,
    parent: parent < 0 ? undefined : parent,
    link: link < 0 ? undefined : link,
    depth,
    run: table.run[row] as number,
    kind: SPAN_KINDS[table.kind[row] as number] ?? 'request',
    status: SPAN_STATUSES[table.status[row] as number] ?? 'running',
    subjectId: subject?.id ?? '',
    name: subject?.name ?? '',
    attempt: table.attempt[row] as number,
    startUs: table.startUs[row] as number,
    beganUs: table.beganUs[row] as number,
    endUs: table.endUs[row] as number,
  };
}
