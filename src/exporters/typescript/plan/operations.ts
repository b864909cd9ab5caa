import type { Design, Element, Operation } from '../../../model/index.ts';
import { type Name, NamingScope, RESERVED_FILES, RESERVED_PROPERTIES, wordsOf } from '../emit/index.ts';
import type { MessagePlan, MessagesPlan } from './messages.ts';
import { byId } from './records.ts';

/** Something that can be asked of an element. */
export interface OperationPlan {
  /** As it stands in the design. */
  readonly title: string;
  readonly name: Name;
  readonly request: MessagePlan | undefined;
  readonly response: MessagePlan | undefined;
  readonly idempotent: boolean;
}

/** An element that answers requests: a service of ours, or a system outside. */
export interface EndpointPlan {
  readonly id: string;
  readonly element: Element;
  readonly name: Name;
  readonly operations: readonly OperationPlan[];
  /** The operation that these words of the design mean. */
  find(operation: string): OperationPlan | undefined;
}

/** What is asked for where the design names no operation. */
export const UNNAMED_OPERATION = 'handle';

/** Every element that is called or that takes part in a saga, with all operations that anybody asks of it. */
export function planEndpoints(design: Design, messages: MessagesPlan): ReadonlyMap<string, EndpointPlan> {
  const names = new NamingScope({ reserved: [RESERVED_FILES, new Set(['workspace', 'main', 'demo'])], fallback: 'service' });
  const wanted = wantedOperations(design);
  const endpoints = byId(design.elements)
    .filter(([id, element]) => isService(element) || wanted.has(id))
    .map(([id, element]): EndpointPlan => {
      const operations = planOperations(element, wanted.get(id) ?? [], messages);
      return {
        id,
        element,
        name: names.claim(element.name, id),
        operations: [...operations.values()],
        find: (operation) => operations.get(meaningOf(operation)),
      };
    });
  return new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
}

/** What becomes a folder of `services/`. */
export function isService(element: Element): boolean {
  return element.kind === 'service' || element.kind === 'monolith' || element.kind === 'gateway' || element.kind === 'scheduler';
}

/** What its own record declares. */
export function declaredOperations(element: Element): readonly Operation[] {
  return 'operations' in element ? (element.operations ?? []) : [];
}

/** Operations that flows and sagas ask for, by element, in a stable order. */
function wantedOperations(design: Design): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>();
  const commanded = new Set(
    byId(design.sagas).flatMap(([, { style, orchestratorId, steps }]) =>
      style === 'orchestration' ? steps.map(({ participantId }) => `${orchestratorId} ${participantId}`) : [],
    ),
  );
  const want = (id: string, operation: string) => wanted.set(id, [...(wanted.get(id) ?? []), operation]);
  for (const [, flow] of byId(design.flows)) {
    if (flow.kind !== 'call') continue;
    const target = design.elements[flow.to];
    if (!target) continue;
    if (flow.operation !== undefined) want(flow.to, flow.operation);
    // The way of a saga's commands needs no operation beyond those of its steps.
    else if (declaredOperations(target).length === 0 && !commanded.has(`${flow.from} ${flow.to}`)) want(flow.to, UNNAMED_OPERATION);
  }
  for (const [, saga] of byId(design.sagas)) {
    for (const step of saga.steps) {
      if (!design.elements[step.participantId]) continue;
      want(step.participantId, step.action ?? step.name);
      if (step.compensation !== undefined) want(step.participantId, step.compensation);
    }
  }
  return wanted;
}

function planOperations(element: Element, wanted: readonly string[], messages: MessagesPlan): Map<string, OperationPlan> {
  const names = new NamingScope({ reserved: [RESERVED_PROPERTIES, RESERVED_FILES], fallback: 'operation' });
  const operations = new Map<string, OperationPlan>();
  const plan = (title: string, declared?: Operation) => {
    const meaning = meaningOf(title);
    if (operations.has(meaning)) return;
    operations.set(meaning, {
      title,
      name: names.claim(title, title),
      request: message(messages, declared?.requestId) ?? commandCalled(messages, title),
      response: message(messages, declared?.responseId),
      idempotent: declared?.idempotent ?? false,
    });
  };
  for (const operation of declaredOperations(element)) plan(operation.name, operation);
  for (const title of wanted) plan(title);
  return operations;
}

/** “Reserve stock”, `ReserveStock` and `reserve_stock` mean the same operation. */
function meaningOf(operation: string): string {
  const words = wordsOf(operation);
  return words.length > 0 && !/[^\x20-\x7e]/.test(operation) ? words.join('') : `=${operation}`;
}

const message = (messages: MessagesPlan, id: string | undefined): MessagePlan | undefined => (id === undefined ? undefined : messages.byId.get(id));

/** An operation without a stated request takes the command or query of the same name. */
function commandCalled(messages: MessagesPlan, title: string): MessagePlan | undefined {
  const meaning = meaningOf(title);
  return [...messages.byId.values()].find(({ message: { kind, name } }) => (kind === 'command' || kind === 'query') && meaningOf(name) === meaning);
}
