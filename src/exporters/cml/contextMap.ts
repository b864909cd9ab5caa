import type { BoundedContext, ContextRelation, Design } from '../../model/index.ts';
import { identifiers } from '../identifiers.ts';
import { inOrder, recordAt } from '../records.ts';
import { CML_WORDS, comment, quoted } from './words.ts';

/** What the map connects: our contexts, and the elements that relations name, which are systems of others. */
interface Member {
  readonly id: string;
  readonly name: string;
  /** The name as an identifier. */
  readonly key: string;
  /** The identifier of its subdomain, where it has one. */
  readonly subdomain: string | undefined;
  readonly context: BoundedContext | undefined;
}

/**
 * The context map as a model of Context Mapper. Its two parsers, Xtext and Langium, differ in where they take comments and in which order they take
 * sections; this keeps to what both read. What the language has no word for stands in a comment.
 */
export function contextMapText(design: Design): string {
  const members = membersOf(design);
  const byId = new Map(members.map((member) => [member.id, member]));
  const relations = inOrder(design.relations).map(([, relation]) => relation);
  // Context Mapper wants the names of aggregates to be unique over all contexts.
  const aggregateKey = identifiers({ style: 'pascal', fallback: 'aggregate', reserved: CML_WORDS });
  const parts = [
    comment([design.meta.name, ...linesOf(design.meta.description), ...leftOut(relations, byId)]),
    mapLines(design, members, relations, byId),
    ...members.map((member) => contextLines(design, member, aggregateKey)),
    domainLines(design, members),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function membersOf(design: Design): readonly Member[] {
  const key = identifiers({ style: 'pascal', fallback: 'context', reserved: CML_WORDS });
  const related = new Set(Object.values(design.relations).flatMap(({ upstream, downstream }) => [upstream, downstream]));
  const contexts = inOrder(design.contexts).map(([id, context]) => ({ id, name: context.name, key: key(context.name), context }));
  const systems = inOrder(design.elements).flatMap(([id, { name }]) => (related.has(id) ? [{ id, name, key: key(name), context: undefined }] : []));
  return [...contexts, ...systems].map((member) => ({
    ...member,
    subdomain: member.context?.subdomain === undefined ? undefined : key(`${member.context.name} subdomain`),
  }));
}

const linesOf = (text: string | undefined): readonly string[] => (text === undefined ? [] : ['', ...text.trimEnd().split('\n')]);

function leftOut(relations: readonly ContextRelation[], members: ReadonlyMap<string, Member>): readonly string[] {
  const apart = relations.filter(({ type }) => type === 'separate-ways');
  const said = apart.map(
    ({ upstream, downstream }) => `Separate ways: ${members.get(upstream)?.name ?? upstream} and ${members.get(downstream)?.name ?? downstream}.`,
  );
  const roles = relations.filter((relation) => relation.type === 'customer-supplier' && refusedRoles(relation).length > 0);
  return [
    ...(said.length > 0 ? ['', ...said] : []),
    ...(roles.length > 0 ? [''] : []),
    ...roles.map(
      (relation) =>
        `${members.get(relation.upstream)?.name ?? relation.upstream} → ${members.get(relation.downstream)?.name ?? relation.downstream}: ${refusedRoles(relation).join(', ')}; the language knows no such role between customer and supplier.`,
    ),
  ];
}

/** Context Mapper refuses an open host service and a conformist between customer and supplier. */
const refusedRoles = ({ upstreamRoles = [], downstreamRoles = [] }: ContextRelation): readonly string[] => [
  ...upstreamRoles.filter((role) => role === 'OHS'),
  ...downstreamRoles.filter((role) => role === 'CF'),
];

function mapLines(design: Design, members: readonly Member[], relations: readonly ContextRelation[], byId: ReadonlyMap<string, Member>): readonly string[] {
  if (members.length === 0) return ['ContextMap {', '}'];
  const lines = relations.flatMap((relation) => relationLine(relation, byId));
  return [
    'ContextMap {',
    '  type = SYSTEM_LANDSCAPE',
    `  state = ${design.meta.origin === 'imported' ? 'AS_IS' : 'TO_BE'}`,
    '',
    ...members.map(({ key }) => `  contains ${key}`),
    ...(lines.length > 0 ? ['', ...lines] : []),
    '}',
  ];
}

function relationLine(relation: ContextRelation, members: ReadonlyMap<string, Member>): readonly string[] {
  const upstream = members.get(relation.upstream)?.key;
  const downstream = members.get(relation.downstream)?.key;
  if (upstream === undefined || downstream === undefined || upstream === downstream) return [];
  const { upstreamRoles = [], downstreamRoles = [] } = relation;
  const refused = refusedRoles(relation);
  const roles = (...words: readonly string[]) => `[${[...new Set(words)].join(',')}]`;
  switch (relation.type) {
    case 'partnership':
      return [`  ${upstream} [P]<->[P] ${downstream}`];
    case 'shared-kernel':
      return [`  ${upstream} [SK]<->[SK] ${downstream}`];
    case 'customer-supplier': {
      const kept = (words: readonly string[]) => words.filter((word) => !refused.includes(word));
      return [`  ${upstream} ${roles('U', 'S', ...kept(upstreamRoles))}->${roles('D', 'C', ...kept(downstreamRoles))} ${downstream}`];
    }
    case 'upstream-downstream':
      return [`  ${upstream} ${roles('U', ...upstreamRoles)}->${roles('D', ...downstreamRoles)} ${downstream}`];
    case 'separate-ways':
      return [];
    default:
      return relation.type satisfies never;
  }
}

function contextLines(design: Design, { id, key, name, subdomain, context }: Member, aggregateKey: (name: string) => string): readonly string[] {
  const language = Object.entries(context?.language ?? {}).map(([term, meaning]) => `${term}: ${meaning}`);
  const described = context?.description ?? recordAt(design.elements, id)?.description;
  const technology = technologiesOf(design, id);
  const responsibilities = (context?.capabilities ?? []).map(quoted);
  return [
    ...comment([name, ...(language.length > 0 ? ['', ...language] : [])]),
    `BoundedContext ${key}${subdomain === undefined ? '' : ` implements ${subdomain}`} {`,
    ...(described === undefined ? [] : [`  domainVisionStatement = ${quoted(described)}`]),
    ...(context === undefined ? ['  type = SYSTEM'] : []),
    ...(responsibilities.length > 0 ? [`  responsibilities = ${responsibilities.join(', ')}`] : []),
    ...(technology.length > 0 ? [`  implementationTechnology = ${quoted(technology.join(', '))}`] : []),
    ...aggregatesOf(design, id).map((aggregate) => `  Aggregate ${aggregateKey(aggregate)}`),
    '}',
  ];
}

/** Technologies of the elements inside of a context, or of the element itself. */
function technologiesOf(design: Design, id: string): readonly string[] {
  const inside = inOrder(design.elements).filter(([elementId, { contextIds = [] }]) => elementId === id || contextIds.includes(id));
  return [...new Set(inside.flatMap(([, { technology }]) => technology ?? []))];
}

const aggregatesOf = (design: Design, contextId: string): readonly string[] => [
  ...new Set(
    inOrder(design.elements).flatMap(([, element]) => ('aggregates' in element && element.contextIds?.includes(contextId) ? (element.aggregates ?? []) : [])),
  ),
];

const SUBDOMAIN_TYPES = { core: 'CORE_DOMAIN', supporting: 'SUPPORTING_DOMAIN', generic: 'GENERIC_SUBDOMAIN' } as const;

function domainLines(design: Design, members: readonly Member[]): readonly string[] {
  const subdomains = members.flatMap(({ subdomain, context }) =>
    subdomain === undefined || context?.subdomain === undefined
      ? []
      : [`  Subdomain ${subdomain} {`, `    type = ${SUBDOMAIN_TYPES[context.subdomain]}`, '  }'],
  );
  if (subdomains.length === 0) return [];
  const taken = new Set([...CML_WORDS, ...members.flatMap(({ key, subdomain = '' }) => [key.toLowerCase(), subdomain.toLowerCase()])]);
  return [`Domain ${identifiers({ style: 'pascal', fallback: 'whole design', reserved: taken })(design.meta.name)} {`, ...subdomains, '}'];
}
