import type { Design, Element, Operation } from '../../model/index.ts';
import { identifiers, wordsOf } from '../identifiers.ts';
import { inOrder, recordAt } from '../records.ts';

/** An element that answers requests, and what can be asked of it. */
export interface Api {
  readonly id: string;
  readonly element: Element;
  /** Of its file, without extension. */
  readonly file: string;
  readonly operations: readonly ApiOperation[];
}

export interface ApiOperation extends Operation {
  /** Last part of its path. */
  readonly slug: string;
  /** `camelCase`, unique within the interface. */
  readonly operationId: string;
}

/** Words that Windows keeps for devices. */
const DEVICES: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul']);

/** Everything in the design that answers over HTTP. Operations that only flows or sagas name count as well as declared ones. */
export function apisOf(design: Design): readonly Api[] {
  const asked = askedOperations(design);
  const fileName = identifiers({ style: 'kebab', fallback: 'service', reserved: DEVICES });
  return inOrder(design.elements).flatMap(([id, element]) => {
    const operations = operationsOf(element, asked.get(id) ?? []);
    return operations.length === 0 ? [] : [{ id, element, operations, file: fileName(element.name) }];
  });
}

/** What calls and saga steps ask of each element, in the order of ids. Calls in another protocol than HTTP requests with a body do not count. */
function askedOperations(design: Design): ReadonlyMap<string, readonly Operation[]> {
  const asked = new Map<string, Operation[]>();
  const ask = (id: string, name: string | undefined, promises: Pick<Operation, 'intent' | 'idempotent'>) => {
    if (name !== undefined && name !== '') asked.set(id, [...(asked.get(id) ?? []), { name, ...promises }]);
  };
  for (const [, flow] of inOrder(design.flows)) {
    if (flow.kind === 'call' && (flow.protocol ?? 'REST') === 'REST') ask(flow.to, flow.operation, { intent: flow.intent, idempotent: flow.idempotent });
  }
  for (const [, saga] of inOrder(design.sagas)) {
    if (saga.style !== 'orchestration') continue;
    for (const { participantId, name, action, compensation, readOnly, idempotent } of saga.steps) {
      ask(participantId, action ?? name, { intent: readOnly === true ? 'query' : undefined, idempotent });
      ask(participantId, compensation, { idempotent });
    }
  }
  for (const id of asked.keys()) if (recordAt(design.elements, id)?.kind === 'client') asked.delete(id);
  return asked;
}

/** Declared operations, then those that are only asked for. What nobody has said of one yet, whoever asks for it says. */
function operationsOf(element: Element, asked: readonly Operation[]): readonly ApiOperation[] {
  const declared = 'operations' in element ? (element.operations ?? []) : [];
  const operations = new Map<string, Operation>();
  for (const operation of [...declared, ...asked]) {
    const meaning = meaningOf(operation.name);
    const known = operations.get(meaning);
    operations.set(
      meaning,
      known === undefined ? operation : { ...known, intent: known.intent ?? operation.intent, idempotent: known.idempotent ?? operation.idempotent },
    );
  }
  const slugOf = identifiers({ style: 'kebab', fallback: 'operation' });
  const operationIdOf = identifiers({ style: 'camel', fallback: 'operation' });
  return [...operations.values()].map((operation) => ({ ...operation, slug: slugOf(operation.name), operationId: operationIdOf(operation.name) }));
}

/** “Reserve stock”, `ReserveStock` and `reserve_stock` mean the same operation. */
function meaningOf(name: string): string {
  const words = wordsOf(name);
  return words.length > 0 && !/[^\x20-\x7e]/.test(name) ? words.join('') : `=${name}`;
}
