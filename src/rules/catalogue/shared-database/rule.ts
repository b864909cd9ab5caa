import type { Facts } from '../../facts/facts.ts';
import { differ, sharedUnits, type Sharer, type SharedUnit } from '../../facts/sharing.ts';
import { defineRule, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { sharedDatabaseFixes } from './fixes.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

export const sharedDatabase = defineRule({
  id: 'shared-database',
  title: 'Shared database',
  summary: 'Several services reach the same data directly.',
  group: 'Data',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['DOC', 'MF', 'DAMP'],
  docs: {
    wrong:
      'Two services reach the same tables of a store, or the same store where nobody says which tables. It is an error when two of them write, or when they are known to belong to different bounded contexts or teams, else a warning. Separate tables on one server, replicas that are only read, infrastructure and relays that read the change log to publish it, workers of one service, a query side that reads what a projection of its own context fills, and a projection that follows an event store there are no finding. Where an import could not know the tables, the rule asks.',
    why: 'The schema is an interface that nobody designed: a change for one service breaks the others at run time, and none can be released alone.',
    fix: 'Give each service a store of its own, let one service own the data while the others call it, or feed a replica by events.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> db(datastore {name: shop-db}); ship(service {name: Shipping service}) -> db; grid orders . | . db | ship .',
      good: 'orders(service {name: Order service}) -> order-db(datastore); ship(service {name: Shipping service}) -> shipping-db(datastore); orders -> events(channel {name: order-events}): publish; events -> ship: consume; grid orders order-db | events . | ship shipping-db',
    },
  },
  reads: ['teams'],
  judgement: { each: 'element', kinds: ['datastore'], judge },
  fixes: sharedDatabaseFixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const units = sharedUnits(facts, slot);
  const certain = units.filter((unit) => !unit.isUncertain);
  if (certain.length > 0) return verdict(facts, slot, certain);
  return units.length > 0 ? question(facts, slot, units) : undefined;
}

function verdict(facts: Facts, slot: number, units: readonly SharedUnit[]): Verdict {
  const worst = units.find(isError) ?? units[0];
  const sharers = worst?.sharers ?? [];
  const flows = units.flatMap((unit) => unit.sharers.flatMap((sharer) => sharer.flows));
  return {
    severity: units.some(isError) ? 'error' : 'warning',
    evidence: evidenceOf(facts, slot, units),
    title: titleOf(strong(facts.name(slot)), sharers),
    where: located([...new Set(facts.inOrder(flows.map((flow) => facts.root(facts.source(flow)))).map((root) => facts.name(root)))]),
    why: reason(facts, slot, units, sharers),
  };
}

const isError = ({ sharers }: SharedUnit): boolean =>
  sharers.filter((sharer) => sharer.writes).length > 1 || differ(sharers, 'contexts') || differ(sharers, 'teams');

function titleOf(store: TitlePart, sharers: readonly Sharer[]): readonly TitlePart[] {
  const writers = sharers.filter((sharer) => sharer.writes);
  if (writers.length > 1)
    return titled`${store} is written by ${differ(writers, 'contexts') ? counted(distinct(writers, 'contexts'), 'context') : counted(writers.length, 'service')}`;
  if (differ(sharers, 'contexts')) return titled`${store} is reached from ${counted(distinct(sharers, 'contexts'), 'context')}`;
  if (differ(sharers, 'teams')) return titled`${store} is reached by services of ${counted(distinct(sharers, 'teams'), 'team')}`;
  return titled`${store} is shared by ${counted(sharers.length, 'service')}`;
}

const distinct = (sharers: readonly Sharer[], by: 'contexts' | 'teams'): number => new Set(sharers.flatMap((sharer) => sharer[by])).size;

function reason(facts: Facts, slot: number, units: readonly SharedUnit[], sharers: readonly Sharer[]): string {
  const writers = sharers.filter((sharer) => sharer.writes);
  const readers = sharers.filter((sharer) => !sharer.writes);
  const schemas = units.flatMap((unit) => unit.schema ?? []);
  const what = schemas.length > 0 ? say`${listed(schemas)} in ${facts.name(slot)}` : facts.name(slot);
  return `${useOf(what, partiesOf(facts, writers), writers.length, partiesOf(facts, readers), readers.length)} ${harmOf(sharers, schemas.length === 1)}`;
}

function useOf(what: string, writing: string, writers: number, reading: string, readers: number): string {
  if (readers === 0) {
    if (writers === 1) return say`${writing} writes ${what}.`;
    return writers === 2 ? say`${writing} both write ${what}.` : say`${writing} all write ${what}.`;
  }
  if (writers === 0) {
    if (readers === 1) return say`${reading} reads ${what}.`;
    return readers === 2 ? say`${reading} both read ${what}.` : say`${reading} all read ${what}.`;
  }
  if (writers === 1) {
    if (readers === 1) return say`${writing} writes, and ${reading} reads ${what}.`;
    return readers === 2 ? say`${writing} writes, and ${reading} both read ${what}.` : say`${writing} writes, and ${reading} all read ${what}.`;
  }
  if (writers === 2) {
    if (readers === 1) return say`${writing} both write, and ${reading} reads ${what}.`;
    return readers === 2 ? say`${writing} both write, and ${reading} both read ${what}.` : say`${writing} both write, and ${reading} all read ${what}.`;
  }
  if (readers === 1) return say`${writing} all write, and ${reading} reads ${what}.`;
  return readers === 2 ? say`${writing} all write, and ${reading} both read ${what}.` : say`${writing} all write, and ${reading} all read ${what}.`;
}

function harmOf(sharers: readonly Sharer[], isOneTable: boolean): string {
  const apart = differ(sharers, 'contexts') || differ(sharers, 'teams');
  if (sharers.length === 2) {
    if (isOneTable)
      return apart
        ? say`A change to that table for one of them breaks the other team at run time, and neither can be released alone.`
        : say`A change to that table for one of them breaks the others at run time, and neither can be released alone.`;
    return apart
      ? say`A change to its schema for one of them breaks the other team at run time, and neither can be released alone.`
      : say`A change to its schema for one of them breaks the others at run time, and neither can be released alone.`;
  }
  if (isOneTable)
    return apart
      ? say`A change to that table for one of them breaks the other team at run time, and none of them can be released alone.`
      : say`A change to that table for one of them breaks the others at run time, and none of them can be released alone.`;
  return apart
    ? say`A change to its schema for one of them breaks the other team at run time, and none of them can be released alone.`
    : say`A change to its schema for one of them breaks the others at run time, and none of them can be released alone.`;
}

/** Contexts where each service has its own, else the services. */
function partiesOf(facts: Facts, sharers: readonly Sharer[]): string {
  const contexts = sharers.map((sharer) => sharer.contexts[0]);
  const areDistinct = contexts.every((id) => id !== undefined) && new Set(contexts).size === sharers.length && sharers.length > 1;
  return listed(areDistinct ? contexts.map((id) => facts.contextName(id ?? '')) : sharers.map(({ root }) => facts.name(root)));
}

function question(facts: Facts, slot: number, units: readonly SharedUnit[]): Verdict {
  const roots = facts.inOrder(units.flatMap((unit) => unit.sharers.map((sharer) => sharer.root)));
  const names = roots.map((root) => facts.name(root));
  return {
    severity: 'info',
    question: true,
    evidence: evidenceOf(facts, slot, units),
    title: titled`Do ${listed(names)} use the same tables of ${strong(facts.name(slot))}?`,
    where: located(names),
    why:
      names.length === 2
        ? say`The source that this was imported from shows that ${counted(names.length, 'service')} reach ${facts.name(slot)}, and not which tables. Separate tables on one server are fine; a shared one couples both of them.`
        : say`The source that this was imported from shows that ${counted(names.length, 'service')} reach ${facts.name(slot)}, and not which tables. Separate tables on one server are fine; a shared one couples all of them.`,
  };
}

function evidenceOf(facts: Facts, slot: number, units: readonly SharedUnit[]): string[] {
  const flows = new Set(units.flatMap((unit) => unit.sharers.flatMap((sharer) => sharer.flows)));
  const elements = facts.inOrder([...flows].flatMap((flow) => [facts.source(flow), facts.root(facts.source(flow))]));
  return [facts.elementId(slot), ...elements.map((element) => facts.elementId(element)), ...facts.flowIds(flows)];
}
