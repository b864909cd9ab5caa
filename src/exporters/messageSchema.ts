import type { Message, MessageField } from '../model/index.ts';

/** Part of a JSON Schema of draft 7 and later. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The fields of a message as JSON Schema; a message without designed fields is any object. */
export function messageSchema({ description, schema = [] }: Message): JsonSchema {
  const required = [...new Set(schema.filter(({ optional }) => optional !== true).map(({ name }) => name))];
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    ...(schema.length > 0 && { properties: Object.fromEntries(schema.map((field) => [field.name, fieldSchema(field)])) }),
    ...(required.length > 0 && { required }),
  };
}

function fieldSchema({ type, list, description }: MessageField): JsonSchema {
  const described = description !== undefined && { description };
  return list === true ? { type: 'array', items: typeSchema(type), ...described } : { ...typeSchema(type), ...described };
}

function typeSchema(type: MessageField['type']): JsonSchema {
  switch (type) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'object':
      return { type };
    case 'date-time':
    case 'uuid':
      return { type: 'string', format: type };
    default:
      return type satisfies never;
  }
}

/** “OrderPlaced v2”; the first version needs no number. */
export const messageTitle = ({ name, version }: Message): string => (version !== undefined && version > 1 ? `${name} v${version}` : name);
