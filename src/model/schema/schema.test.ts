import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  ELEMENT_KINDS,
  FLOW_KINDS,
  REFERENCE_TARGETS,
  SINGLETON_SCHEMAS,
  designSchema,
  elementSchema,
  flowSchema,
} from './index.ts';

interface Node {
  readonly path: string;
  readonly schema: z.core.$ZodType;
  /** The field of a record, not an entry of a list or a map. */
  readonly isField: boolean;
}

function nodesOf(schema: z.core.$ZodType, path: string, isField = false): Node[] {
  const inner = (value: unknown, part: string, field = false) => nodesOf(value as z.core.$ZodType, part === '' ? path : `${path}.${part}`, field);
  const here = { path, schema, isField };
  if (schema instanceof z.ZodObject) return [here, ...Object.entries(schema.shape).flatMap(([key, value]) => inner(value, key, true))];
  if (schema instanceof z.ZodOptional) return [here, ...inner(schema.unwrap(), '')];
  if (schema instanceof z.ZodArray) return [here, ...inner(schema.element, '[]')];
  if (schema instanceof z.ZodRecord) return [here, ...inner(schema.valueType, '{}')];
  if (schema instanceof z.ZodUnion) return [here, ...schema.options.flatMap((option, index) => inner(option, `|${index}`))];
  return [here];
}

const nodes = Object.entries({ ...SINGLETON_SCHEMAS, ...COLLECTION_SCHEMAS }).flatMap(([name, schema]) => nodesOf(schema, name));
const metaOf = (schema: z.core.$ZodType) => ({
  ...(schema instanceof z.ZodOptional ? z.globalRegistry.get(schema.unwrap()) : {}),
  ...z.globalRegistry.get(schema),
});
const fields = nodes.filter(({ isField, schema }) => isField && !(schema instanceof z.ZodLiteral));

describe('the schema', () => {
  it('is seen as a whole by these tests', () => {
    expect(nodes.length).toBeGreaterThan(300);
    expect(nodes.every(({ schema }) => schema instanceof z.ZodType)).toBe(true);
  });

  it('has no field that may be null: in edits null removes a field', () => {
    expect(nodes.filter(({ schema }) => z.safeParse(schema, null).success).map(({ path }) => path)).toEqual([]);
  });

  it('gives every field a label in sentence case', () => {
    expect(fields.filter(({ schema }) => !/^[A-Z0-9]/.test(metaOf(schema).label ?? '')).map(({ path }) => path)).toEqual([]);
  });

  it('says what happens to the holder of every reference when its target goes', () => {
    const references = nodes.filter(({ schema }) => z.globalRegistry.get(schema)?.ref !== undefined);
    expect(references.length).toBeGreaterThan(20);
    for (const { schema, path } of references) {
      const meta = z.globalRegistry.get(schema);
      expect(Object.keys(REFERENCE_TARGETS), path).toContain(meta?.ref);
      expect(['remove', 'clear'], path).toContain(meta?.onRemove);
    }
  });

  it('clears only references that may be missing', () => {
    const held = nodes.filter(({ schema, isField }) => isField && !(schema instanceof z.ZodOptional) && z.globalRegistry.get(schema)?.onRemove === 'clear');
    expect(held.map(({ path }) => path)).toEqual([]);
  });

  it('has words for options that it has, and no others', () => {
    for (const { schema, path } of fields) {
      const { options } = metaOf(schema);
      if (!options) continue;
      const known = nodes
        .filter((node) => node.path === path || node.path === `${path}.[]`)
        .flatMap(({ schema: inner }) => (inner instanceof z.ZodEnum ? inner.options : []));
      if (known.length > 0) expect(Object.keys(options).sort(), path).toEqual([...known].map(String).sort());
    }
  });

  it('bounds every text, number and list', () => {
    const open = nodes.filter(
      ({ schema }) =>
        (schema instanceof z.ZodString && !(schema instanceof z.ZodISODate) && schema.maxLength === null) ||
        (schema instanceof z.ZodArray && !schema.safeParse([]).success) ||
        (schema instanceof z.ZodNumber && schema.safeParse(Number.POSITIVE_INFINITY).success),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it('lists every kind of element and flow, and every collection of a design', () => {
    const kinds = (union: z.ZodDiscriminatedUnion) =>
      union.options.map((option) => (option as z.ZodObject).shape['kind']).map((kind) => (kind instanceof z.ZodLiteral ? kind.value : undefined));
    expect(kinds(elementSchema)).toEqual([...ELEMENT_KINDS]);
    expect(kinds(flowSchema)).toEqual([...FLOW_KINDS]);
    expect(Object.keys(designSchema.shape).sort()).toEqual([...COLLECTION_NAMES, 'meta', 'platform'].sort());
  });
});
