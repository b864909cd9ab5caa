import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { COLLECTION_NAMES, designProblems, elementSchema, flowSchema, type Design } from '../model/index.ts';
import { designs } from './arbitraries.ts';
import { largeDesign } from './largeDesign.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('generated designs', () => {
  const samples = fc.sample(designs(), { numRuns: 400, seed: 1 });

  it('are valid', () => {
    for (const design of samples) expect(designProblems(design)).toEqual([]);
  });

  it('fill every collection, and every field of every kind of element and flow', () => {
    for (const name of COLLECTION_NAMES)
      expect(
        samples.some((design) => Object.keys(design[name]).length > 1),
        name,
      ).toBe(true);
    expect(unseen(samples, 'elements', elementSchema)).toEqual([]);
    expect(unseen(samples, 'flows', flowSchema)).toEqual([]);
  });

  it('hold names that break careless sinks, unless told not to', () => {
    const text = JSON.stringify(samples);
    expect(text).toContain('<img');
    expect(JSON.stringify(fc.sample(designs({ names: 'plain' }), { numRuns: 50, seed: 1 }))).not.toMatch(/[<>\\]/);
  });
});

describe('a large design', () => {
  const design = largeDesign({ elements: 500, flows: 1_500 });

  it('is valid, of the size that was asked for, and the same each time', () => {
    expect(designProblems(design)).toEqual([]);
    expect([Object.keys(design.elements).length, Object.keys(design.flows).length]).toEqual([500, 1_500]);
    expect(largeDesign({ elements: 500, flows: 1_500 })).toEqual(design);
  });
});

function unseen(samples: readonly Design[], collection: 'elements' | 'flows', union: z.ZodDiscriminatedUnion): string[] {
  const seen = new Set(
    samples.flatMap((design) => Object.values(design[collection]).flatMap((record) => Object.keys(record).map((key) => `${record.kind}.${key}`))),
  );
  return union.options.flatMap((option) => {
    if (!(option instanceof z.ZodObject)) return [];
    const kind = option.shape['kind'] instanceof z.ZodLiteral ? String(option.shape['kind'].value) : '';
    return Object.keys(option.shape)
      .map((key) => `${kind}.${key}`)
      .filter((field) => !seen.has(field));
  });
}
