import type { Facts } from '../../facts/facts.ts';
import { intentOf } from '../../facts/intent.ts';
import { isBusiness } from '../../facts/kinds.ts';
import { isTelemetryChannel } from '../../facts/telemetry.ts';
import type { Fix } from '../../finding.ts';
import { decouple, decouplingCost } from '../../fixing/decouple.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { flowName } from '../../wording/calls.ts';
import { capitalised, counted, listed, located, numberWord, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  services: { label: 'Services', help: 'A design with fewer business services than that may well call for everything.', default: 4, min: 2, max: 10_000 },
  calls: { label: 'Calls', help: 'So many synchronous calls that are no queries make the finding.', default: 4, min: 1, max: 100_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

/** Calls that are shown as evidence at most. */
const MOST_SHOWN = 100;

export const syncEverything = defineRule({
  id: 'sync-everything',
  title: 'Everything synchronous',
  summary: 'Services only ever wait for each other; nothing is published.',
  group: 'Communication',
  severity: 'warning',
  confidence: 'H',
  parameters,
  sources: ['own', 'MARS'],
  docs: {
    wrong:
      'The design has at least four business services and at least four synchronous calls between services that are no queries, and no message goes anywhere: nothing is published, consumed or sent. A call whose intent nobody stated counts; in a system that only reads, say that its calls are queries. Telemetry is no message, and calls from the edge, to infrastructure and off the request path do not count. Where an import could not know what the calls do, the rule asks. There is one finding for the whole design.',
    why: 'Every change has to find all who are concerned awake, at once and in order. What could happen later happens now, and the slowest decides.',
    fix: 'Where the caller does not use the answer, publish what happened and let the other react.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> pay(service {name: Payment service}): call {intent: command}; orders -> stock(service {name: Stock service}): call {intent: command}; stock -> ship(service {name: Shipping service}): call {intent: command}; ship -> mail(service {name: Mail service}): call {intent: command}; grid orders stock ship | pay . mail',
      good: 'orders(service {name: Order service}) -> pay(service {name: Payment service}): call {intent: command}; orders -> placed(channel {name: Orders placed}) -> stock(service {name: Stock service}); placed -> mail(service {name: Mail service}); grid orders placed stock | pay . mail',
    },
  },
  judgement: { each: 'design', judge },
  fixes,
});

function judge(facts: Facts, values: Values): Verdict | undefined {
  if (facts.elementCount < values.services) return undefined;
  const writes = writesOf(facts);
  if (!writes || writes.certain.length + writes.unknown.length < values.calls) return undefined;
  const services = countBusiness(facts);
  if (services < values.services) return undefined;
  const isCertain = writes.certain.length >= values.calls;
  const flows = smallest(facts, isCertain ? writes.certain : [...writes.certain, ...writes.unknown]);
  const callers = facts.inOrder(flows.map((flow) => facts.root(facts.source(flow))));
  const shared = {
    evidence: [...facts.elementIds(new Set(flows.flatMap((flow) => [facts.source(flow), facts.target(flow)]))), ...flows.map((flow) => facts.flowId(flow))],
    where: located(callers.map((caller) => facts.name(caller))),
  };
  if (!isCertain) {
    return {
      ...shared,
      severity: 'info',
      question: true,
      title: titled`Does any of ${strong(counted(flows.length, 'call'))} change something that others could hear of later?`,
      why:
        writes.unknown.length === 1
          ? say`The source that this was imported from does not say what one call between ${counted(services, 'service')} does. Nothing is published; where a caller does not use the answer, a message would not make it wait.`
          : say`The source that this was imported from does not say what ${counted(writes.unknown.length, 'call')} between ${counted(services, 'service')} do. Nothing is published; where a caller does not use the answer, a message would not make it wait.`,
    };
  }
  const total = writes.certain.length;
  const such = listed(flows.slice(0, 2).map((flow) => flowName(facts, flow)));
  return {
    ...shared,
    severity: 'warning',
    title: titled`${strong(capitalised(counted(services, 'service')))} make ${counted(total, 'call')} that may change something, and nothing is published`,
    why:
      total === 1
        ? say`All that the ${numberWord(services)} services tell each other, they tell by waiting: one call such as ${such} is no query, and no message goes anywhere. Each of them needs the other awake, now; whatever could happen later makes somebody wait.`
        : say`All that the ${numberWord(services)} services tell each other, they tell by waiting: ${counted(total, 'call')} such as ${such} are no queries, and no message goes anywhere. Each of them needs the other awake, now; whatever could happen later makes somebody wait.`,
  };
}

interface Writes {
  readonly certain: readonly number[];
  readonly unknown: readonly number[];
}

/** Synchronous calls that are no queries; nothing where messages go around. */
function writesOf(facts: Facts): Writes | undefined {
  const certain: number[] = [];
  const unknown: number[] = [];
  for (let flow = 0; flow < facts.flowSlots; flow++) {
    const record = facts.flow(flow);
    if (record === undefined || record.kind === 'access' || record.kind === 'replicate') continue;
    if (record.kind !== 'call') {
      if (isMessage(facts, flow)) return undefined;
      continue;
    }
    if (!facts.isSync(flow)) continue;
    const intent = intentOf(facts, flow);
    if (intent === 'unknown') unknown.push(flow);
    else if (intent !== 'query') certain.push(flow);
  }
  return { certain, unknown };
}

/** Whether something is told that way; telemetry tells nobody of a change. */
function isMessage(facts: Facts, flow: number): boolean {
  const record = facts.flow(flow);
  if (record?.kind === 'send') return true;
  if (record?.kind !== 'publish' && record?.kind !== 'consume') return false;
  if (record.kind === 'publish' && record.derived === false) return false;
  return !isTelemetryChannel(facts, record.kind === 'publish' ? facts.target(flow) : facts.source(flow));
}

function countBusiness(facts: Facts): number {
  let services = 0;
  for (let slot = 0; slot < facts.elementSlots; slot++) if (isBusiness(facts.element(slot)) && facts.root(slot) === slot) services++;
  return services;
}

/** The first flows in the order of ids, without sorting them all. */
function smallest(facts: Facts, flows: readonly number[]): number[] {
  let kept: number[] = [];
  let last: number | undefined;
  for (const flow of flows) {
    if (last !== undefined && facts.compareFlows(flow, last) > 0) continue;
    kept.push(flow);
    if (kept.length < 2 * MOST_SHOWN) continue;
    kept = kept.sort(facts.compareFlows).slice(0, MOST_SHOWN);
    last = kept[MOST_SHOWN - 1];
  }
  return kept.sort(facts.compareFlows).slice(0, MOST_SHOWN);
}

/** The calls that command, all at once or the cheapest of them. A saga needs the answers of its steps, so those of orchestrators come last. */
function fixes({ facts, draft }: FixRequest<Values>): readonly Fix[] {
  const writes = writesOf(facts);
  if (!writes) return [];
  const all = facts.flowsInOrder([...writes.certain, ...writes.unknown]);
  const free = all.filter((flow) => !facts.isOrchestrator(facts.source(flow)));
  const candidates = free.length > 0 ? free : all;
  const commands = candidates.filter((flow) => intentOf(facts, flow) === 'command');
  const cheapest = candidates.reduce<number | undefined>(
    (best, flow) => (best === undefined || priceOf(facts, flow) < priceOf(facts, best) ? flow : best),
    undefined,
  );
  if (cheapest === undefined) return [];
  const one = draft('cheapest');
  decouple(facts, one, [cheapest], () => 'publish');
  const proposed: Fix[] = [{ id: 'cheapest', title: say`Publish an event in place of ${flowName(facts, cheapest)}`, edits: one.edits }];
  if (commands.length > 1 && commands.length <= MOST_SHOWN) {
    const many = draft('commands');
    decouple(facts, many, commands, () => 'publish');
    proposed.push({ id: 'commands', title: say`Publish events in place of ${counted(commands.length, 'command')}`, edits: many.edits });
  }
  return proposed;
}

const priceOf = (facts: Facts, flow: number): number => decouplingCost(facts, flow) - (facts.call(flow)?.critical === false ? 0.5 : 0);
