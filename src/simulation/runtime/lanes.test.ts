import { describe, expect, it } from 'vitest';
import type { Bar } from '../trace.ts';
import { OpenLane } from './lanes.ts';

const S = 1_000_000;
const lane = (bars: readonly Bar[]) => {
  const open = new OpenLane({ id: 'element a', kind: 'element', subjectId: 'a', title: 'A' });
  for (const bar of bars) open.bar(bar);
  return open.finish();
};
const works = (count: number): Bar[] =>
  Array.from({ length: count }, (_, index) => ({
    fromUs: index * S,
    toUs: index * S + S / 4,
    state: index % 1_000 === 999 ? 'failed' : 'done',
    label: '',
    run: index,
  }));

describe('a row of the timeline', () => {
  it('keeps every bar of a short run', () => {
    const { bars, barsJoined } = lane(works(3_999));
    expect(bars).toEqual(works(3_999));
    expect(barsJoined).toBe(0);
  });

  it('covers a long run from its beginning to its end, and keeps what failed apart', () => {
    const { bars, barsJoined } = lane(works(50_000));
    expect(bars.length).toBeLessThan(4_000);
    expect(barsJoined).toBe(50_000 - bars.length);
    expect(bars[0]?.fromUs).toBe(0);
    expect(Math.max(...bars.map(({ toUs }) => toUs))).toBe(49_999 * S + S / 4);
    const failed = bars.filter(({ state }) => state === 'failed');
    for (let index = 999; index < 50_000; index += 1_000)
      expect(
        failed.some(({ fromUs, toUs }) => fromUs <= index * S && toUs >= index * S),
        `failure at ${index} s`,
      ).toBe(true);
    // Nothing is covered that was idle for long: no work came between 50,000 s and 90,000 s.
    const idle = lane([...works(5_000), { fromUs: 90_000 * S, toUs: 90_001 * S, state: 'done', label: '' }]);
    expect(idle.bars.filter(({ fromUs, toUs }) => fromUs < 60_000 * S && toUs > 60_000 * S)).toEqual([]);
  });
});
