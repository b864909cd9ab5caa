import { describe, expect, it } from 'vitest';
import { ts } from './code.ts';
import { Module, relativePath } from './module.ts';

describe('a module', () => {
  it('imports what its code uses, packages first, near files last, types as types', () => {
    const module = new Module('services/orders/generated/service.ts');
    const body = ts`${module.use('services/orders/operations.ts', 'createOperations')}(${module.type('platform/clock.ts', 'Clock')}, ${module.use('zod', 'z')}, ${module.type('zod', 'ZodType')})`;
    expect(module.render(body, { generated: false })).toBe(
      "import { z, type ZodType } from 'zod';\nimport type { Clock } from '../../../platform/clock.ts';\nimport { createOperations } from '../operations.ts';\n\ncreateOperations(Clock, z, ZodType)\n".replace(
        '{ z, type ZodType }',
        '{ type ZodType, z }',
      ),
    );
  });

  it('says on top when nobody should edit it', () => {
    expect(new Module('a.ts').render(ts`x`, { generated: true })).toMatch(/^\/\/ Generated from the design\. Do not edit/);
  });
});

describe('a relative path', () => {
  it.each([
    ['a/b.ts', 'a/c.ts', './c.ts'],
    ['a/b/c.ts', 'a/d.ts', '../d.ts'],
    ['a.ts', 'b/c.ts', './b/c.ts'],
    ['a/b.ts', 'c/d.ts', '../c/d.ts'],
  ])('from %s to %s is %s', (from, to, path) => expect(relativePath(from, to)).toBe(path));
});
