import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import { type Breakpoint, type Halt, STOP_WORDS, type Trace } from '../../../workspace/index.ts';
import { titleOf } from '../../records/index.ts';

/** "A circuit breaker opens", "Something happens at Payment service", "Something fails: Payment service". */
export function breakpointWords(design: Design, { kind, subjectId }: Breakpoint): string {
  const place = subjectId === undefined ? '' : titleOf(design, subjectId);
  if (kind === undefined) return t('Something happens at {{place}}', { place });
  return place === '' ? STOP_WORDS[kind] : `${STOP_WORDS[kind]}: ${place}`;
}

/** Why a run has halted: what the breakpoint waits for, and the line of the log that met it. */
export function haltWords(design: Design, trace: Trace, { breakpoint, entry, word }: Halt): { readonly why: string; readonly what: string } {
  const line = entry === undefined ? undefined : trace.entries[entry];
  return {
    why: breakpointWords(design, breakpoint),
    what: word ?? line?.headline.map(({ text }) => text).join('') ?? '',
  };
}
