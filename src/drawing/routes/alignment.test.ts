import { describe, expect, it } from 'vitest';
import { aligned } from './alignment.ts';
import type { Port } from './ports.ts';

const A = { x: 0, y: 0, width: 176, height: 64 };
const B = { x: 256, y: 0, width: 176, height: 64 };
const port = (side: 'left' | 'right', offset: number, places: number): Port => ({ side, offset, places, spacing: 16, sharing: 1, twins: [], lastTwin: 0 });

describe('two ends that nearly face each other', () => {
  it('meet half way where either would slide onto the place of another flow', () => {
    expect(aligned(A, port('right', 8, 2), B, port('left', -8, 2))).toEqual([0, 0]);
  });

  it('meet where one of them has nobody before it', () => {
    expect(aligned(A, port('right', -8, 2), B, port('left', 0, 1))).toEqual([-8, -8]);
    expect(aligned(A, port('right', 16, 3), B, port('left', 8, 2))).toEqual([16, 16]);
  });
});
