import type { MessageField } from '../../../model/index.ts';
import { blocks, doc, key, Module, str, ts, type Code } from '../emit/index.ts';
import type { ChannelPlan, ContractPlan, MessagePlan } from '../plan/index.ts';
import { generatedFile, type WorkspaceFile } from './file.ts';

/** `contracts/<context>.ts`: a zod schema and its type for each message. */
export function contractFile(contract: ContractPlan): WorkspaceFile {
  const module = new Module(contract.path);
  const z = module.use('zod', 'z');
  const head = doc(`Messages of the bounded context ${contract.title}.`, contract.description);
  return generatedFile(module, blocks([head, ...contract.messages.map((plan) => schemaOf(plan, z))]));
}

/** `contracts/channels.ts`: what the topics and queues are called on the bus. */
export function channelsFile(channels: readonly ChannelPlan[]): WorkspaceFile {
  return generatedFile(
    new Module('contracts/channels.ts'),
    ts`
      /** Topics and queues, as they are called on the bus. */
      export const channels = {
        ${channels.map(
          ({ title, name }) => ts`
            ${doc(title)}
            ${name.camel}: ${str(name.slug)},
          `,
        )}
      } as const;
    `,
  );
}

function schemaOf({ message, name, version }: MessagePlan, z: Code): Code {
  const about = doc(`${message.name} (${message.kind}, version ${version}).`, message.description);
  if (message.schema === undefined || message.schema.length === 0) {
    return ts`
      ${about}
      export const ${name.pascal} = ${z}.record(${z}.string(), ${z}.unknown());
      export type ${name.pascal} = ${z}.infer<typeof ${name.pascal}>;
    `;
  }
  return ts`
    ${about}
    export const ${name.pascal} = ${z}.object({
      ${distinct(message.schema).map((field) => fieldOf(field, z))}
    });
    export type ${name.pascal} = ${z}.infer<typeof ${name.pascal}>;
  `;
}

function fieldOf(field: MessageField, z: Code): Code {
  const single = typeOf(field.type, z);
  const whole = field.list ? ts`${z}.array(${single})` : single;
  return ts`
    ${doc(field.description)}
    ${key(field.name)}: ${whole}${field.optional ? ts`.optional()` : undefined},
  `;
}

function typeOf(type: MessageField['type'], z: Code): Code {
  switch (type) {
    case 'string':
      return ts`${z}.string()`;
    case 'number':
      return ts`${z}.number()`;
    case 'integer':
      return ts`${z}.int()`;
    case 'boolean':
      return ts`${z}.boolean()`;
    case 'date-time':
      return ts`${z}.iso.datetime()`;
    case 'uuid':
      return ts`${z}.uuid()`;
    case 'object':
      return ts`${z}.record(${z}.string(), ${z}.unknown())`;
  }
}

/** A name that occurs twice counts once: the first field wins, as it would in an object. */
function distinct(fields: readonly MessageField[]): readonly MessageField[] {
  return fields.filter((field, index) => fields.findIndex(({ name }) => name === field.name) === index);
}
