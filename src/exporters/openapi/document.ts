import type { Design, Message } from '../../model/index.ts';
import { identifiers } from '../identifiers.ts';
import { messageSchema, messageTitle } from '../messageSchema.ts';
import { inOrder, recordAt } from '../records.ts';
import type { Api, ApiOperation } from './operations.ts';

export { apisOf } from './operations.ts';

type Fields = { readonly [key: string]: unknown };

/** The interface of one element as an OpenAPI document. What the design does not say, such as an address, is left out. */
export function openApiDocument(design: Design, { element, operations }: Api): Fields {
  const schemas = schemasOf(design, operations);
  // Its own document is written by others: paths are ours until theirs are known.
  const foreign = element.kind === 'external' ? 'A system of others: this is what the design asks of it, not what it offers.' : undefined;
  const description = [element.description, foreign].filter((part) => part !== undefined && part !== '').join('\n\n');
  return {
    openapi: '3.1.0',
    info: { title: element.name, version: '1.0.0', ...(description !== '' && { description }) },
    paths: Object.fromEntries(operations.map((operation) => [`/operations/${operation.slug}`, { post: operationFields(design, operation, schemas) }])),
    ...(schemas.size > 0 && {
      components: { schemas: Object.fromEntries([...schemas].map(([id, key]) => [key, schemaFields(recordAt(design.messages, id))])) },
    }),
  };
}

/** Names of the schemas of all messages that the operations mention, by id of the message. */
function schemasOf(design: Design, operations: readonly ApiOperation[]): ReadonlyMap<string, string> {
  const mentioned = new Set(operations.flatMap(({ requestId, responseId }) => [requestId, responseId]));
  const key = identifiers({ style: 'pascal', fallback: 'message' });
  return new Map(inOrder(design.messages).flatMap(([id, { name }]) => (mentioned.has(id) ? [[id, key(name)] as const] : [])));
}

const schemaFields = (message: Message | undefined): Fields => (message === undefined ? {} : { title: messageTitle(message), ...messageSchema(message) });

function operationFields(design: Design, operation: ApiOperation, schemas: ReadonlyMap<string, string>): Fields {
  const { name, operationId, requestId, responseId, intent, idempotent } = operation;
  const answer = recordAt(design.messages, responseId);
  const promises = [
    intent === 'query' ? 'Changes nothing.' : undefined,
    idempotent === true ? 'Doing it twice has the effect of doing it once.' : undefined,
  ].filter((promise) => promise !== undefined);
  return {
    operationId,
    summary: name,
    ...(promises.length > 0 && { description: promises.join(' ') }),
    ...bodyOf('requestBody', requestId, schemas, { required: true }),
    responses: {
      '200': { description: answer === undefined ? 'Done.' : messageTitle(answer), ...contentOf(responseId, schemas) },
      default: { description: 'It was not done.' },
    },
  };
}

function bodyOf(field: string, messageId: string | undefined, schemas: ReadonlyMap<string, string>, more: Fields): Fields {
  const content = contentOf(messageId, schemas);
  return 'content' in content ? { [field]: { ...more, ...content } } : {};
}

function contentOf(messageId: string | undefined, schemas: ReadonlyMap<string, string>): Fields {
  const key = messageId === undefined ? undefined : schemas.get(messageId);
  return key === undefined ? {} : { content: { 'application/json': { schema: { $ref: `#/components/schemas/${key}` } } } };
}
