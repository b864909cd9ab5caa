import type { Design, Message } from '../../../model/index.ts';
import { type Name, NamingScope, RESERVED_FILES, RESERVED_IDENTIFIERS } from '../emit/index.ts';
import { byId } from './records.ts';

/** A message of the design as it stands in `contracts/`. */
export interface MessagePlan {
  readonly id: string;
  readonly message: Message;
  readonly name: Name;
  readonly version: number;
  /** The file that declares its schema and type. */
  readonly path: string;
}

/** A file of `contracts/`: the messages of one bounded context. */
export interface ContractPlan {
  readonly title: string;
  readonly description?: string;
  readonly path: string;
  readonly messages: readonly MessagePlan[];
}

export interface MessagesPlan {
  readonly contracts: readonly ContractPlan[];
  readonly byId: ReadonlyMap<string, MessagePlan>;
}

/** Names of `platform/` that a message must not take, since the same files import both. */
const PLATFORM_NAMES: ReadonlySet<string> = new Set(
  'z zod clock envelope store stores refused timedout unavailable notimplemented ratelimited versionconflict transport publishing channels consume publish operation requestcontext serviceports runningservice versioned reaction inbox outbox messagebus healthcheck vi it expect describe'.split(
    ' ',
  ),
);

/** Gives every message its place: the context of the service that owns it, or `shared`. */
export function planMessages(design: Design): MessagesPlan {
  const names = new NamingScope({ reserved: [RESERVED_IDENTIFIERS, PLATFORM_NAMES], fallback: 'message' });
  const files = new NamingScope({ reserved: [RESERVED_FILES, new Set(['channels', 'shared'])], fallback: 'context' });
  const contexts = byId(design.contexts).map(([id, context]) => ({ id, context, path: `contracts/${files.claim(context.name, id).slug}.ts` }));
  const plans = byId(design.messages).map(([id, message]): MessagePlan & { contextId: string | undefined } => {
    const contextId = contextOf(design, message);
    return {
      id,
      message,
      contextId,
      name: names.claim(message.name, id),
      version: message.version ?? 1,
      path: contexts.find((context) => context.id === contextId)?.path ?? 'contracts/shared.ts',
    };
  });
  const contracts: ContractPlan[] = contexts.map(({ id, context, path }) => ({
    title: context.name,
    path,
    messages: plans.filter(({ contextId }) => contextId === id),
    ...(context.description !== undefined && { description: context.description }),
  }));
  const shared = plans.filter(({ contextId }) => contextId === undefined);
  if (shared.length > 0) contracts.push({ title: 'Messages that belong to no bounded context', path: 'contracts/shared.ts', messages: shared });
  return { contracts: contracts.filter(({ messages }) => messages.length > 0), byId: new Map(plans.map((plan) => [plan.id, plan])) };
}

function contextOf(design: Design, message: Message): string | undefined {
  const owner = message.ownerId === undefined ? undefined : design.elements[message.ownerId];
  return owner?.contextIds?.find((id) => design.contexts[id] !== undefined);
}
