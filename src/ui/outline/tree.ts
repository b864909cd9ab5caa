import { isSymmetric, relationWord } from '../../drawing/index.ts';
import { inSentence, t } from '../../language/index.ts';
import type { ContextRelation, Design, Element, Flow, SagaStep } from '../../model/index.ts';
import { elementKind, titleOf } from '../records/describe.ts';
import { FLOW_VERBS, MESSAGE_WORDS } from '../records/words.ts';

/** What a row stands for; only records can be selected. */
export type RowKind =
  | 'group'
  | 'context'
  | 'element'
  | 'flow'
  | 'saga'
  | 'step'
  | 'compensation'
  | 'message'
  | 'relation'
  | 'scenario'
  | 'team'
  | 'note'
  | 'frame'
  | 'decision'
  | 'migration';

/** One node of the outline before it is laid out as rows. */
export interface OutlineNode {
  /** Unique in the tree: the same element under two contexts has two keys. */
  readonly key: string;
  readonly kind: RowKind;
  /** Id of the record; of a step its own, of a compensation that of its step; a group has none. */
  readonly id: string | undefined;
  /** The saga of a step or a compensation. */
  readonly ownerId?: string;
  readonly label: string;
  /** Said after the label in a lighter tone. */
  readonly hint: string;
  readonly children: readonly OutlineNode[];
}

/** The design as a tree: contexts with their elements and what flows out of them, what stands outside, then everything that is no box. */
export function outlineTree(design: Design): readonly OutlineNode[] {
  const flows = bySource(design);
  const element = (id: string, under: string): OutlineNode => elementNode(design, id, under, flows.get(id) ?? []);
  const members = membersOf(design);

  const contexts = sorted(design.contexts).map(([id, context]): OutlineNode => {
    const inside = (members.get(id) ?? []).toSorted(byName(design.elements));
    const children = [...inside.map((one) => element(one, id)), ...notesIn(design, id)];
    return { key: id, kind: 'context', id, label: context.name, hint: context.subdomain ? t(context.subdomain) : t('context'), children };
  });
  const outside = (members.get('') ?? []).toSorted(byName(design.elements)).map((id) => element(id, ''));

  return [
    ...contexts,
    ...group('outside', contexts.length === 0 ? t('Elements') : t('Outside of contexts'), outside),
    ...group(
      'relations',
      t('Context relations'),
      sorted(design.relations, (id) => titleOf(design, id)).map(([id, relation]) => leaf('relation', id, titleOf(design, id), relationHint(relation))),
    ),
    ...group(
      'sagas',
      t('Sagas'),
      sorted(design.sagas).map(([id]) => sagaNode(design, id)),
    ),
    ...group(
      'messages',
      t('Messages'),
      sorted(design.messages).map(([id, message]) => leaf('message', id, message.name, MESSAGE_WORDS[message.kind].toLowerCase())),
    ),
    ...group(
      'scenarios',
      t('Scenarios'),
      sorted(design.scenarios).map(([id, scenario]) => leaf('scenario', id, scenario.name, t('{{count}} faults', { count: scenario.faults?.length ?? 0 }))),
    ),
    ...group(
      'teams',
      t('Teams'),
      sorted(design.teams).map(([id, team]) => leaf('team', id, team.name, team.size === undefined ? '' : t('{{count}} people', { count: team.size }))),
    ),
    ...group('notes', t('Notes'), notesIn(design, undefined)),
    ...group(
      'frames',
      t('Frames'),
      framesInOrder(design).map((id) => leaf('frame', id, titleOf(design, id), t('frame'))),
    ),
    ...group(
      'migrations',
      t('Migrations'),
      sorted(design.migrations).map(([id]) => leaf('migration', id, titleOf(design, id), t('migration'))),
    ),
    ...group(
      'decisions',
      t('Decisions'),
      sorted(design.decisions, (id) => titleOf(design, id)).map(([id]) => leaf('decision', id, titleOf(design, id), t('decision'))),
    ),
  ];
}

function elementNode(design: Design, id: string, under: string, flows: readonly (readonly [string, Flow])[]): OutlineNode {
  const element = design.elements[id] as Element;
  const key = `${under}/${id}`;
  return {
    key,
    kind: 'element',
    id,
    label: element.name,
    hint: inSentence(elementKind(element)),
    children: flows.map(([flowId, flow]) => ({
      key: `${key}/${flowId}`,
      kind: 'flow',
      id: flowId,
      label: `${FLOW_VERBS[flow.kind]} ${titleOf(design, flow.to)}`,
      hint: flow.label ?? ('operation' in flow ? (flow.operation ?? '') : ''),
      children: [],
    })),
  };
}

function sagaNode(design: Design, id: string): OutlineNode {
  const saga = design.sagas[id];
  const children = (saga?.steps ?? []).map(
    (step): OutlineNode => ({
      key: `${id}/${step.id}`,
      kind: 'step',
      id: step.id,
      ownerId: id,
      label: step.name,
      hint: titleOf(design, step.participantId),
      children: [compensationNode(id, step)],
    }),
  );
  return { key: id, kind: 'saga', id, label: saga?.name ?? id, hint: saga?.style ?? '', children };
}

/** What undoes a step, to be named like anything else; a step that needs none says why. */
function compensationNode(sagaId: string, step: SagaStep): OutlineNode {
  const needless = step.readOnly
    ? t('changes nothing')
    : step.kind === 'pivot'
      ? t('the point of no return')
      : step.kind === 'retriable'
        ? t('is tried until it works')
        : '';
  return {
    key: `${sagaId}/${step.id}/undo`,
    kind: 'compensation',
    id: step.id,
    ownerId: sagaId,
    label: step.compensation === undefined ? t('undone by nothing') : t('undone by {{name}}', { name: step.compensation }),
    hint: needless,
    children: [],
  };
}

/** The notes of a context as time goes on a board, from left to right; with no context those that stand in none. */
function notesIn(design: Design, contextId: string | undefined): readonly OutlineNode[] {
  return Object.entries(design.notes)
    .filter(([, note]) => (note.contextId !== undefined && Object.hasOwn(design.contexts, note.contextId) ? note.contextId : undefined) === contextId)
    .toSorted(([a], [b]) => placeOf(design, a) - placeOf(design, b) || (design.layout[a]?.y ?? 0) - (design.layout[b]?.y ?? 0) || compare(a, b))
    .map(([id, note]) => leaf('note', id, titleOf(design, id), t(note.kind.replace('-', ' '))));
}

const placeOf = (design: Design, id: string): number => design.layout[id]?.x ?? Number.MAX_SAFE_INTEGER;

/** Frames as the slides that they are. */
export function framesInOrder(design: Design): readonly string[] {
  return Object.entries(design.frames)
    .toSorted(([a, one], [b, other]) => one.order - other.order || compare(a, b))
    .map(([id]) => id);
}

/** The type of a relation and what its sides do: `customer-supplier, U: OHS, D: ACL`. */
function relationHint(relation: ContextRelation): string {
  const roles = [
    ['U', relation.upstreamRoles ?? []],
    ['D', relation.downstreamRoles ?? []],
  ] as const;
  const words = isSymmetric(relation.type) ? [] : roles.flatMap(([side, list]) => (list.length === 0 ? [] : [`${side}: ${list.join(' ')}`]));
  return [inSentence(relationWord(relation.type)), ...words].join(', ');
}

const leaf = (kind: RowKind, id: string, label: string, hint: string): OutlineNode => ({ key: id, kind, id, label, hint, children: [] });
const group = (key: string, label: string, children: readonly OutlineNode[]): readonly OutlineNode[] =>
  children.length === 0 ? [] : [{ key: `group:${key}`, kind: 'group', id: undefined, label, hint: String(children.length), children }];

function sorted<R extends object>(
  records: Readonly<Record<string, R>>,
  nameOf = (_id: string, record: R) => ('name' in record ? String(record.name) : ''),
): readonly (readonly [string, R])[] {
  return Object.entries(records).toSorted(([a, one], [b, other]) => compare(nameOf(a, one), nameOf(b, other)) || compare(a, b));
}

const byName = (records: Readonly<Record<string, { readonly name: string }>>) => (a: string, b: string) =>
  compare(records[a]?.name ?? a, records[b]?.name ?? b) || compare(a, b);
const collator = new Intl.Collator('en', { numeric: true });
const compare = (a: string, b: string) => collator.compare(a, b);

/** Ids of the elements in each context; those in none under the empty key. */
function membersOf(design: Design): ReadonlyMap<string, string[]> {
  const members = new Map<string, string[]>();
  for (const [id, element] of Object.entries(design.elements)) {
    const known = element.contextIds?.filter((contextId) => Object.hasOwn(design.contexts, contextId)) ?? [];
    for (const contextId of known.length === 0 ? [''] : known) {
      const list = members.get(contextId);
      if (list) list.push(id);
      else members.set(contextId, [id]);
    }
  }
  return members;
}

function bySource(design: Design): ReadonlyMap<string, (readonly [string, Flow])[]> {
  const flows = new Map<string, (readonly [string, Flow])[]>();
  for (const entry of Object.entries(design.flows)) {
    const list = flows.get(entry[1].from);
    if (list) list.push(entry);
    else flows.set(entry[1].from, [entry]);
  }
  return flows;
}

/** A node as a row that is seen: its depth and its place among its siblings, for screen readers. */
export interface OutlineRow extends OutlineNode {
  /** 1 for the top. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Absent for what has no children. */
  readonly expanded: boolean | undefined;
  readonly parent: string | undefined;
}

/** Whether a node is open: contexts and groups are from the start, elements and sagas are not. `toggled` holds the keys that were switched by hand. */
export function isExpanded(node: OutlineNode, toggled: ReadonlySet<string>): boolean {
  const initially = node.kind === 'context' || node.kind === 'group';
  return initially !== toggled.has(node.key);
}

/** The rows that are seen. With a query: what contains it, with its ancestors, all of them open; and below a row that contains it, when nothing deeper does, everything. */
export function outlineRows(tree: readonly OutlineNode[], toggled: ReadonlySet<string>, query = ''): readonly OutlineRow[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rows: OutlineRow[] = [];
  const walk = (nodes: readonly OutlineNode[], level: number, parent: string | undefined, everything: boolean) => {
    const shown = everything ? nodes : nodes.filter((node) => holds(node, wanted));
    shown.forEach((node, index) => {
      const below = everything || (says(node, wanted) && !node.children.some((child) => holds(child, wanted)));
      const open = below ? isExpanded(node, toggled) : node.children.some((child) => holds(child, wanted));
      const expanded = node.children.length === 0 ? undefined : open;
      rows.push({ ...node, level, parent, position: index + 1, siblings: shown.length, expanded });
      if (expanded) walk(node.children, level + 1, node.key, below);
    });
  };
  walk(tree, 1, undefined, wanted === '');
  return rows;
}

const says = (node: OutlineNode, wanted: string): boolean => `${node.label} ${node.hint}`.toLocaleLowerCase().includes(wanted);
const holds = (node: OutlineNode, wanted: string): boolean => says(node, wanted) || node.children.some((child) => holds(child, wanted));

/**
 * Keys of the nodes above the first place where a record stands and its own, from the top; nothing when it does not stand in the tree.
 * @param ownerId the saga, for a step
 */
export function pathTo(tree: readonly OutlineNode[], id: string, ownerId?: string): readonly string[] | undefined {
  for (const node of tree) {
    if (node.id === id && node.ownerId === ownerId) return [node.key];
    const below = pathTo(node.children, id, ownerId);
    if (below) return [node.key, ...below];
  }
  return undefined;
}
