import type { Trace } from './trace.ts';

/**
 * The moments at which the picture changes, each once, rising, with 0 first and the end of the run last: every hop, piece of work, breaker and saga
 * step. For a pace that gives each of them time to be seen.
 */
export function momentsOf(trace: Trace): Float64Array {
  const { timeUs, rows } = trace.record;
  const moments = new Float64Array(rows + 2);
  let count = 1;
  for (let row = 0; row < rows; row += 1) {
    const at = timeUs[row] as number;
    if (at > (moments[count - 1] as number) && at < trace.durationUs) moments[count++] = at;
  }
  if (trace.durationUs > (moments[count - 1] as number)) moments[count++] = trace.durationUs;
  return moments.slice(0, count);
}
