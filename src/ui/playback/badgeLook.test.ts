import { expect, it } from 'vitest';
import { badgeLook } from './badgeLook.ts';

it('a badge leaves the edge, and then its words, before it hides a name', () => {
  expect([1, 0.75, 0.74, 0.45, 0.44, 0.1].map(badgeLook)).toEqual(['edge', 'edge', 'above', 'above', 'flash', 'flash']);
});
