import { z } from 'zod';
import type { CheckedFile } from '../../exporters/findings/index.ts';
import { UsageError } from '../terminal.ts';

/** Keys of findings that are known, by the path of their file. */
export type Baseline = Readonly<Record<string, readonly string[]>>;

const baselineSchema = z.strictObject({ format: z.literal(1), known: z.record(z.string(), z.array(z.string())) });

/** @throws UsageError if the text is no baseline */
export function readBaseline(path: string, text: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is no baseline: it is not JSON. Write a new one with --write-baseline.`);
  }
  const result = baselineSchema.safeParse(data, { jitless: true });
  if (!result.success) throw new UsageError(`${path} is no baseline: ${z.prettifyError(result.error)}. Write a new one with --write-baseline.`);
  return result.data.known;
}

/** Sorted, so that a diff shows what became known. */
export function writeBaseline(files: readonly CheckedFile[]): string {
  const known = Object.fromEntries(
    files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, findings }) => [path, findings.map(({ key }) => key).toSorted()]),
  );
  return `${JSON.stringify({ format: 1, known }, null, 2)}\n`;
}

export interface Compared {
  /** The files with what is not in the baseline. */
  readonly files: readonly CheckedFile[];
  /** How many findings the baseline knew, and how many of its entries are not found any more. */
  readonly known: number;
  readonly gone: number;
}

export function compareWith(baseline: Baseline, files: readonly CheckedFile[]): Compared {
  let known = 0;
  let gone = 0;
  const compared = files.map((file) => {
    const keys = new Set(Object.hasOwn(baseline, file.path) ? baseline[file.path] : []);
    const fresh = file.findings.filter(({ key }) => !keys.has(key));
    known += file.findings.length - fresh.length;
    gone += keys.size - (file.findings.length - fresh.length);
    return { ...file, findings: fresh };
  });
  return { files: compared, known, gone };
}
