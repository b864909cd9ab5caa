import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { callsBetween, decouple, decouplingCost, decouplingOf } from '../../fixing/decouple.ts';
import { mergeInto } from '../../fixing/merge.ts';
import { defineRule, type FixRequest, type Occurrence, type Verdict } from '../../rule.ts';
import { flowName } from '../../wording/calls.ts';
import { chained, counted, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** Beyond this many services no choice of calls to cut can be called sensible. */
const MOST_TO_UNTIE = 40;
/** A circle with more places to cut than these is shown only the cheapest. */
const MOST_PLACES = 4;

export const cyclicDependency = defineRule({
  id: 'cyclic-dependency',
  title: 'Cyclic dependency',
  summary: 'Services wait for each other in a circle.',
  group: 'Communication',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'Synchronous calls lead from a service back to itself through at least one other. All services that are tied together this way are one finding. Gateways, clients, externals, infrastructure, calls off the request path and asynchronous loops do not count; a worker is one with the service that it is part of.',
    why: 'None of them can start, be tested or be released without the others, a slow one slows all, and under load they can wait for each other until every thread is taken.',
    fix: 'Turn the cheapest call of the circle into an event, or keep a copy of what it asks for. Two services that cannot live apart are one.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> stock(service {name: Stock service}): call; stock -> prices(service {name: Price service}): call; prices -> orders: call; grid orders stock | . prices',
      good: 'orders(service {name: Order service}) -> stock(service {name: Stock service}): call; stock -> prices(service {name: Price service}): call; prices -> changed(channel {name: Prices changed}) -> orders; grid orders stock | changed prices',
    },
  },
  judgement: { each: 'graph', find, describe },
  fixes,
});

function find(facts: Facts): readonly Occurrence[] {
  const graph = facts.sync();
  return graph.cycles().map((members) => {
    const circle = graph.shortestCycle(members);
    const [subject = -1] = circle.elements;
    // The way around stands first, so that it can be told from the other members.
    const others = Array.from(members).filter((member) => !circle.elements.includes(member));
    return { subject, elements: [...circle.elements, ...others.sort((a, b) => a - b)], flows: circle.flows };
  });
}

function describe(facts: Facts, { elements, flows }: Occurrence): Verdict {
  const circle = elements.slice(0, flows.length).map((slot) => facts.name(slot));
  const others = facts.inOrder(elements.slice(flows.length));
  const around = chained([...circle, circle[0] ?? '']);
  const members = elements.length;
  const names = [...circle, ...others.slice(0, 3).map((slot) => facts.name(slot))];
  return {
    severity: 'error',
    evidence: [...elements.slice(0, flows.length), ...others].map((slot) => facts.elementId(slot)).concat(flows.map((flow) => facts.flowId(flow))),
    title:
      others.length === 0
        ? titled`${strong(chained([...circle, circle[0] ?? ''], 5))} wait for each other in a circle`
        : titled`${strong(say`${names.slice(0, 2).join(', ')} and ${counted(members - 2, 'more', 'more')}`)} wait for each other in circles`,
    where: located(names, 3, members),
    why:
      others.length === 0
        ? say`${around} is a circle of synchronous calls. None of them starts, is tested or is released without the others; one that is slow slows all; under load each can hold a thread while it waits for the next.`
        : say`${around} is a circle of synchronous calls, and ${counted(members, 'service')} are tied together by such circles. None of them starts, is tested or is released without the others; one that is slow slows all; under load each can hold a thread while it waits for the next.`,
    ...(members > MOST_TO_UNTIE && { noFixReason: say`${members} services are tied together; where to cut is a decision about the whole system.` }),
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const members = facts
    .sync()
    .cycles()
    .find((cycle) => cycle.includes(slot));
  if (!members) return [];
  const cut = callsToCut(facts, facts.inOrder(members));
  const proposed = [cut, ...otherCuts(facts, facts.inOrder(members), cut)].map((flows, i): Fix => {
    const byEvent = draft(i === 0 ? 'by-event' : `by-event-${i + 1}`);
    decouple(facts, byEvent, flows, (flow) => decouplingOf(facts, flow));
    const [only] = flows;
    return {
      id: i === 0 ? 'by-event' : `by-event-${i + 1}`,
      title:
        flows.length === 1 && only !== undefined
          ? say`An event in place of ${flowName(facts, only)}`
          : say`Events in place of ${counted(flows.length, 'call')}`,
      edits: byEvent.edits,
    };
  });
  const [first, second] = facts.inOrder(members);
  if (members.length === 2 && first !== undefined && second !== undefined && facts.contextRelation(first, second) !== 'different') {
    const [into, gone] = outward(facts, first) >= outward(facts, second) ? [first, second] : [second, first];
    const merged = draft('merge');
    mergeInto(facts, merged, gone, into);
    proposed.push({ id: 'merge', title: say`${facts.name(into)} takes over ${facts.name(gone)}`, edits: merged.edits });
  }
  return proposed;
}

const outward = (facts: Facts, slot: number): number => facts.incoming(slot).length + facts.outgoing(slot).length;

/** Calls without which the members depend on each other in one direction only: of every circle that is met, the cheapest step. */
function callsToCut(facts: Facts, members: readonly number[]): number[] {
  const inside = new Set(members);
  const steps = new Map(members.map((member) => [member, facts.inOrder(calledGroups(facts, member)).filter((target) => inside.has(target))]));
  const cut: number[] = [];
  for (let circle = circleIn(members, steps); circle.length > 0; circle = circleIn(members, steps)) {
    const candidates = circle
      .map((from, i) => ({ from, to: circle[(i + 1) % circle.length] ?? from }))
      .map((step) => ({ ...step, flows: callsBetween(facts, step.from, step.to) }));
    const priced = candidates.map((step) => ({ ...step, cost: step.flows.reduce((sum, flow) => sum + decouplingCost(facts, flow), 0) }));
    const cheapest = priced.reduce((best, step) => (step.cost < best.cost ? step : best));
    cut.push(...cheapest.flows);
    steps.set(
      cheapest.from,
      (steps.get(cheapest.from) ?? []).filter((target) => target !== cheapest.to),
    );
  }
  return cut;
}

/** Where all that is tied together is one small circle: the other places to cut it, the cheapest first. What is left of it may be a chain that is too long. */
function otherCuts(facts: Facts, members: readonly number[], cut: readonly number[]): readonly number[][] {
  if (members.length < 3 || members.length > MOST_PLACES) return [];
  const inside = new Set(members);
  const steps = members.flatMap((from) => {
    const next = new Set(calledGroups(facts, from).filter((target) => inside.has(target) && target !== from));
    return Array.from(next, (to) => callsBetween(facts, from, to));
  });
  if (steps.length !== members.length) return [];
  const cost = (flows: readonly number[]) => flows.reduce((sum, flow) => sum + decouplingCost(facts, flow), 0);
  return steps.filter((flows) => !flows.some((flow) => cut.includes(flow))).sort((a, b) => cost(a) - cost(b));
}

function calledGroups(facts: Facts, root: number): number[] {
  return facts
    .group(root)
    .flatMap((member) => Array.from(facts.outgoing(member)).filter((flow) => facts.isSync(flow)))
    .map((flow) => facts.root(facts.target(flow)));
}

/** Some circle along `steps`, by depth-first search in the given order; empty if there is none. */
function circleIn(members: readonly number[], steps: ReadonlyMap<number, readonly number[]>): number[] {
  const done = new Set<number>();
  for (const start of members) {
    const path = [start];
    const place = [0];
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      const index = place[place.length - 1] as number;
      const next = steps.get(node)?.[index];
      if (next === undefined) {
        done.add(node);
        path.pop();
        place.pop();
        continue;
      }
      place[place.length - 1] = index + 1;
      if (path.includes(next)) return path.slice(path.indexOf(next));
      if (!done.has(next)) {
        path.push(next);
        place.push(0);
      }
    }
  }
  return [];
}
