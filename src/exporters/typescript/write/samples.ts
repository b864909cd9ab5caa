import type { Message, MessageField } from '../../../model/index.ts';
import { array, key, object, str, ts, type Code } from '../emit/index.ts';

/** An object that fits the schema of a message: every field that is not optional, with a plain value. */
export function sampleOf(message: Message | undefined): Code {
  const fields = (message?.schema ?? []).filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
  return object(
    fields.filter(({ optional }) => !optional).map((field) => ts`${key(field.name)}: ${field.list ? array([valueOf(field.type)]) : valueOf(field.type)}`),
  );
}

function valueOf(type: MessageField['type']): Code {
  switch (type) {
    case 'string':
      return str('text');
    case 'number':
      return ts`1.5`;
    case 'integer':
      return ts`1`;
    case 'boolean':
      return ts`true`;
    case 'date-time':
      return str('2026-01-31T12:00:00Z');
    case 'uuid':
      return str('00000000-0000-4000-8000-000000000000');
    case 'object':
      return ts`{}`;
  }
}
