import { z } from 'zod';
import { COLLECTION_NAMES, designSchema, type FieldMeta } from './schema/index.ts';

/**
 * JSON Schema (draft 2020-12) of a `.seam.yaml` file, for editors that complete and check while a person types. Only `meta` must be there.
 * It is derived from the schema of the model; what it cannot say (references, legal flows, reserved words) is checked when the file is read.
 */
export function designJsonSchema(): Record<string, unknown> {
  const optional = Object.fromEntries([...COLLECTION_NAMES, 'platform' as const].map((name) => [name, true as const]));
  const schema = z.toJSONSchema(designSchema.partial(optional as Record<keyof typeof designSchema.shape, true>), {
    target: 'draft-2020-12',
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => describe(jsonSchema as Record<string, unknown>),
  });
  return {
    ...schema,
    properties: { $schema: { type: 'string', title: 'JSON Schema', description: 'Address of this schema, for editors.' }, ...schema.properties },
    title: 'Seamwright design',
    description: 'One microservice design: services, stores, channels, and how they work together.',
    required: ['meta'],
  };
}

/** Our own words for forms become the words that editors know. */
function describe(schema: Record<string, unknown>): void {
  const { label, help, unit, options } = schema as FieldMeta;
  const words = options && Object.entries(options).map(([value, word]) => `${value}: ${word}`);
  const description = [help, unit && (/^\d/.test(unit) ? `From ${unit}.` : `In ${unit}.`), words && `${words.join(' · ')}.`].filter(Boolean).join(' ');
  for (const key of OWN_WORDS) delete schema[key];
  if (label) schema['title'] = label;
  if (description) schema['description'] = description;
}

const OWN_WORDS = [
  'label',
  'help',
  'unit',
  'options',
  'ref',
  'onRemove',
  'acyclic',
  'multiline',
  'hidden',
  'section',
] as const satisfies readonly (keyof FieldMeta)[];
