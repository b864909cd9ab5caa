import { describe, expect, it } from 'vitest';
import { clipLine } from './clip.ts';

const AREA = { x: 0, y: 0, width: 100, height: 100 };

describe('clipping a dashed line', () => {
  it('leaves what lies inside', () => {
    const line = [
      { x: 10, y: 10 },
      { x: 90, y: 10 },
      { x: 90, y: 80 },
    ];
    expect(clipLine(line, AREA, 10)).toEqual([line]);
  });

  it('shortens what comes from outside by whole dashes', () => {
    const parts = clipLine(
      [
        { x: -1003, y: 50 },
        { x: 50, y: 50 },
      ],
      AREA,
      10,
    );
    expect(parts).toEqual([
      [
        { x: -3, y: 50 },
        { x: 50, y: 50 },
      ],
    ]);
  });

  it('ends at the edge what leaves', () => {
    expect(
      clipLine(
        [
          { x: 50, y: 50 },
          { x: 50, y: 5000 },
        ],
        AREA,
        10,
      ),
    ).toEqual([
      [
        { x: 50, y: 50 },
        { x: 50, y: 100 },
      ],
    ]);
  });

  it('has no part of a line that passes outside', () => {
    expect(
      clipLine(
        [
          { x: -50, y: -50 },
          { x: 500, y: -50 },
        ],
        AREA,
        10,
      ),
    ).toEqual([]);
  });

  it('has two parts of a line that leaves and comes back', () => {
    const line = [
      { x: 50, y: 50 },
      { x: 50, y: 300 },
      { x: 80, y: 300 },
      { x: 80, y: 50 },
    ];
    expect(clipLine(line, AREA, 10)).toEqual([
      [
        { x: 50, y: 50 },
        { x: 50, y: 100 },
      ],
      [
        { x: 80, y: 100 },
        { x: 80, y: 50 },
      ],
    ]);
  });
});
