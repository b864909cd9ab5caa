import { compensationWithDefaults, type Design, type Element, type Flow, type Saga } from '../../model/index.ts';
import { KIND_WORDS, labelOf } from '../../drawing/index.ts';
import { check, RULES, SEVERITIES, type Finding, type Severity } from '../../rules/index.ts';
import { fence, inline, paragraphs, table } from '../markdownText.ts';
import { messageTitle } from '../messageSchema.ts';
import { inOrder, recordAt } from '../records.ts';
import { decisionRecords } from './decisions.ts';
import { MarkdownDocument } from './document.ts';
import { factsOf, inWords, stepFacts, type Fact } from './facts.ts';
import { glossaryTable } from './glossary.ts';
import { nameOf } from './names.ts';

/** A diagram of the design as Mermaid text, by the word that the Mermaid exporter has for it; none where it has no such diagram. */
export type Draw = (diagram: string) => readonly string[];

export interface ArchitectureOptions {
  /** Glossary and decision records are files beside it. */
  readonly apart: boolean;
  readonly findings: boolean;
  /** The saved scenarios are played, and the first request of each is drawn. */
  readonly runs: boolean;
  readonly draw: Draw;
}

/** The architecture document. A section that has nothing to say is left out. */
export function architecture(design: Design, options: ArchitectureOptions): string {
  const page = new MarkdownDocument().heading(1, design.meta.name);
  if (design.meta.description !== undefined) page.add(paragraphs(design.meta.description));
  page.add(factTable(factsOf(design, 'meta', design.meta, ['schemaVersion', 'name', 'description', 'preset', 'origin'])));
  overview(page, options);
  platform(page, design);
  teams(page, design);
  contexts(page, design, options);
  services(page, design);
  otherElements(page, design);
  flows(page, design);
  messages(page, design);
  sagas(page, design, options);
  migrations(page, design);
  scenarios(page, design, options);
  findingSections(page, design, options);
  decisions(page, design, options);
  glossary(page, design, options);
  return page.toString();
}

const factTable = (facts: readonly Fact[]): string =>
  facts.length === 0
    ? ''
    : table(
        ['Property', 'Value'],
        facts.map(({ label, value }) => [label, inline(value)]),
      );

const cell = (text: string | undefined): string => (text === undefined || text.trim() === '' ? '' : inline(text));
/** A table whose last column is left out where nobody has written anything there. */
function describedTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const isBare = rows.every((row) => row.at(-1) === '');
  return isBare
    ? table(
        heads.slice(0, -1),
        rows.map((row) => row.slice(0, -1)),
      )
    : table(heads, rows);
}

const said = (description: string | undefined): string => (description === undefined ? '' : paragraphs(description));

function overview(page: MarkdownDocument, { draw }: ArchitectureOptions): void {
  const drawn = fences(draw('flowchart'));
  if (drawn.length > 0) page.heading(2, 'Overview').add(...drawn);
}

const fences = (pages: readonly string[]): readonly string[] => pages.map((text) => fence('mermaid', text));

function platform(page: MarkdownDocument, design: Design): void {
  const facts = factsOf(design, 'platform', design.platform, ['name']);
  if (facts.length === 0) return;
  const holds = 'Holds for every call and service that says nothing else.';
  page.heading(2, 'Platform').add(design.platform.name === undefined ? holds : `${inline(design.platform.name)}. ${holds}`, factTable(facts));
}

function teams(page: MarkdownDocument, design: Design): void {
  const all = inOrder(design.teams);
  if (all.length === 0) return;
  page.heading(2, 'Teams').add(
    table(
      ['Team', 'People', 'Contexts', 'Owns'],
      all.map(([id, { name, size }]) => [
        cell(name),
        size === undefined ? '' : `${size}`,
        cell(namesOf(inOrder(design.contexts).filter(([, { teamId }]) => teamId === id))),
        cell(namesOf(inOrder(design.elements).filter(([, { ownerIds = [] }]) => ownerIds.includes(id)))),
      ]),
    ),
  );
}

const namesOf = (records: readonly (readonly [string, { readonly name: string }])[]): string => records.map(([, { name }]) => name).join(', ');

function contexts(page: MarkdownDocument, design: Design, { draw }: ArchitectureOptions): void {
  const all = inOrder(design.contexts);
  const relations = inOrder(design.relations);
  if (all.length === 0 && relations.length === 0) return;
  page.heading(2, 'Context map').add(...fences(draw('context-map')));
  if (relations.length > 0) {
    page.add(
      describedTable(
        ['Upstream', 'Downstream', 'Relation', 'Roles', 'Description'],
        relations.map(([, relation]) => {
          const facts = factsOf(design, 'relations', relation, ['upstream', 'downstream', 'description']);
          const [type, ...roles] = facts.map(({ value }) => value);
          return [
            cell(nameOf(design, relation.upstream)),
            cell(nameOf(design, relation.downstream)),
            cell(type),
            cell(roles.join(', ')),
            cell(relation.description),
          ];
        }),
      ),
    );
  }
  for (const [id, context] of all) {
    const members = inOrder(design.elements).filter(([, { contextIds = [] }]) => contextIds.includes(id));
    page
      .heading(3, context.name)
      .add(said(context.description))
      .add(
        factTable([
          ...factsOf(design, 'contexts', context, ['name', 'description', 'language']),
          ...(members.length > 0 ? [{ label: 'Holds', value: namesOf(members) }] : []),
        ]),
      );
  }
}

const isService = ({ kind }: Element): boolean => kind === 'service' || kind === 'monolith' || kind === 'gateway';

function services(page: MarkdownDocument, design: Design): void {
  const all = inOrder(design.elements).filter(([, element]) => isService(element));
  if (all.length === 0) return;
  page.heading(2, 'Services');
  const connections = connectionsOf(design);
  for (const [id, element] of all) {
    page
      .heading(3, element.name)
      .add(said(element.description))
      .add(
        factTable([
          { label: 'Kind', value: KIND_WORDS[element.kind] },
          ...factsOf(design, 'elements', element, ['kind', 'name', 'description', 'operations']),
          ...(connections.get(id) ?? []),
        ]),
      )
      .add(operationTable(design, element));
  }
}

function operationTable(design: Design, element: Element): string {
  const operations = 'operations' in element ? (element.operations ?? []) : [];
  if (operations.length === 0) return '';
  return table(
    ['Operation', 'Request', 'Response', 'Properties'],
    operations.map(({ name, requestId, responseId, intent, idempotent }) => [
      cell(name),
      cell(recordAt(design.messages, requestId)?.name),
      cell(recordAt(design.messages, responseId)?.name),
      cell([intent, idempotent === true ? 'idempotent' : undefined].filter(Boolean).join(', ')),
    ]),
  );
}

const OUTGOING: Readonly<Record<Flow['kind'], string>> = {
  call: 'Calls',
  publish: 'Publishes to',
  consume: 'Is consumed by',
  send: 'Sends to',
  access: 'Stores in',
  replicate: 'Replicates to',
};
const INCOMING: Readonly<Record<Flow['kind'], string>> = {
  call: 'Called by',
  publish: 'Published to by',
  consume: 'Consumes from',
  send: 'Receives from',
  access: 'Used by',
  replicate: 'Replica of',
};

/** With whom each element is connected, each partner once. */
function connectionsOf(design: Design): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  const note = (id: string, label: string, partner: string) => {
    const byLabel = found.get(id) ?? new Map<string, Set<string>>();
    byLabel.set(label, (byLabel.get(label) ?? new Set()).add(nameOf(design, partner)));
    found.set(id, byLabel);
  };
  for (const [, { kind, from, to }] of inOrder(design.flows)) {
    note(from, OUTGOING[kind], to);
    note(to, INCOMING[kind], from);
  }
  return new Map([...found].map(([id, byLabel]) => [id, [...byLabel].map(([label, names]) => ({ label, value: [...names].join(', ') }))]));
}

function otherElements(page: MarkdownDocument, design: Design): void {
  const others = inOrder(design.elements).filter(([, element]) => !isService(element));
  if (others.length === 0) return;
  page.heading(2, 'Other elements').add(
    table(
      ['Name', 'Kind', 'Properties', 'Description'],
      others.map(([, element]) => [
        cell(element.name),
        KIND_WORDS[element.kind],
        cell(inWords(factsOf(design, 'elements', element, ['kind', 'name', 'description']))),
        cell(element.description),
      ]),
    ),
  );
}

function flows(page: MarkdownDocument, design: Design): void {
  const all = inOrder(design.flows);
  if (all.length === 0) return;
  page.heading(2, 'Flows').add(
    describedTable(
      ['From', 'To', 'Kind', 'Label', 'Properties', 'Description'],
      all.map(([, flow]) => [
        cell(nameOf(design, flow.from)),
        cell(nameOf(design, flow.to)),
        flow.kind,
        cell(labelOf(flow, design)),
        cell(inWords(factsOf(design, 'flows', flow, ['kind', 'from', 'to', 'label', 'description', ...(flow.label === undefined ? IN_LABELS : [])]))),
        cell(flow.description),
      ]),
    ),
  );
}

/** What a label is made of where nobody has written one. */
const IN_LABELS = ['operation', 'protocol', 'messageId', 'mode'];

function messages(page: MarkdownDocument, design: Design): void {
  const all = inOrder(design.messages);
  if (all.length === 0) return;
  page.heading(2, 'Messages').add(
    table(
      ['Message', 'Kind', 'Owner', 'Fields', 'Description'],
      all.map(([, message]) => [
        cell(messageTitle(message)),
        message.kind,
        cell(recordAt(design.elements, message.ownerId)?.name),
        cell(
          (message.schema ?? [])
            .map(({ name, type, list, optional }) => `${name}${optional === true ? '?' : ''}: ${list === true ? `${type} list` : type}`)
            .join(', '),
        ),
        cell(message.description),
      ]),
    ),
  );
}

function sagas(page: MarkdownDocument, design: Design, { draw }: ArchitectureOptions): void {
  const all = inOrder(design.sagas);
  if (all.length === 0) return;
  page.heading(2, 'Sagas');
  for (const [id, saga] of all) {
    page
      .heading(3, saga.name)
      .add(said(saga.description))
      .add(
        factTable([
          ...factsOf(design, 'sagas', saga, ['name', 'description', 'steps', 'compensationOrder']),
          { label: 'Compensation order', value: compensationWithDefaults(saga).compensationOrder },
        ]),
      )
      .add(stepTable(design, saga))
      .add(...fences(draw(`sequence:${id}`)));
  }
}

function stepTable(design: Design, saga: Saga): string {
  if (saga.steps.length === 0) return '';
  return table(
    ['Step', 'Participant', 'Action', 'Compensation', 'Kind', 'Properties'],
    saga.steps.map((step) => [
      cell(step.name),
      cell(nameOf(design, step.participantId)),
      cell(step.action),
      cell(step.compensation),
      cell([step.kind, step.readOnly === true ? 'changes nothing' : undefined].filter(Boolean).join(', ')),
      cell(inWords(stepFacts(design, saga, step))),
    ]),
  );
}

function migrations(page: MarkdownDocument, design: Design): void {
  const all = inOrder(design.migrations);
  if (all.length === 0) return;
  page.heading(2, 'Migrations');
  for (const [, migration] of all) {
    page
      .heading(3, migration.name)
      .add(said(migration.description))
      .add(factTable(factsOf(design, 'migrations', migration, ['name', 'description', 'phases'])))
      .add(
        migration.phases.length === 0
          ? ''
          : table(
              ['Phase', 'Route', 'Goes to', 'Share'],
              migration.phases.flatMap(({ name, routes }) =>
                routes.length === 0
                  ? [[cell(name), '', '', '']]
                  : routes.map(({ route, toId, percent }) => [cell(name), cell(route), cell(nameOf(design, toId)), `${percent} %`]),
              ),
            ),
      );
  }
}

function scenarios(page: MarkdownDocument, design: Design, { draw, runs }: ArchitectureOptions): void {
  const all = inOrder(design.scenarios);
  if (all.length === 0) return;
  page.heading(2, 'Scenarios').add(
    table(
      ['Scenario', 'Starts with', 'Properties', 'Description'],
      all.map(([, scenario]) => [
        cell(scenario.name),
        cell(nameOf(design, scenario.entry.kind === 'saga' ? scenario.entry.sagaId : scenario.entry.flowId)),
        cell(inWords(factsOf(design, 'scenarios', scenario, ['name', 'description', 'entry']))),
        cell(scenario.description),
      ]),
    ),
  );
  if (!runs) return;
  for (const [id, { name }] of all) {
    const drawn = fences(draw(`scenario:${id}`));
    if (drawn.length > 0) page.heading(3, name).add(...drawn);
  }
}

const HEADINGS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };

function findingSections(page: MarkdownDocument, design: Design, options: ArchitectureOptions): void {
  if (options.findings) {
    const found = check(design);
    page.heading(2, 'Findings').add(found.length === 0 ? 'The rules find nothing that the team has not accepted.' : '');
    for (const severity of SEVERITIES) {
      const some = found.filter((finding) => finding.severity === severity);
      if (some.length > 0) page.heading(3, HEADINGS[severity]).add(some.map(findingItem).join('\n'));
    }
  }
  accepted(page, design, options);
}

const findingItem = ({ message, why, ruleId }: Finding): string => `- **${inline(message)}** (\`${ruleId}\`)  \n  ${inline(why)}`;

function accepted(page: MarkdownDocument, design: Design, { apart }: ArchitectureOptions): void {
  const acceptances = decisionRecords(design).filter(({ decision }) => decision.ruleId !== undefined);
  if (acceptances.length === 0) return;
  page.heading(2, 'Accepted findings').add(
    table(
      ['Finding', 'Of', 'Reason', 'Date'],
      acceptances.map(({ decision, path }) => {
        const rule = cell(RULES.find(({ id }) => id === decision.ruleId)?.title ?? decision.ruleId);
        const about = (decision.subjects ?? []).map((id) => nameOf(design, id)).join(', ');
        return [apart ? `[${rule || 'Finding'}](${path})` : rule, cell(about), cell(decision.reason), decision.date];
      }),
    ),
  );
}

function decisions(page: MarkdownDocument, design: Design, { apart }: ArchitectureOptions): void {
  const others = decisionRecords(design).filter(({ decision }) => decision.ruleId === undefined);
  if (others.length === 0) return;
  page.heading(2, 'Decisions');
  if (apart) {
    page.add(others.map(({ title, path, decision }) => `- ${decision.date}: [${inline(title)}](${path})`).join('\n'));
    return;
  }
  for (const { title, decision } of others) page.heading(3, title).add(decision.date, paragraphs(decision.reason));
}

function glossary(page: MarkdownDocument, design: Design, { apart }: ArchitectureOptions): void {
  const terms = glossaryTable(design);
  if (terms !== '') page.heading(2, 'Glossary').add(apart ? 'The words of each context stand in the [glossary](glossary.md).' : terms);
}
