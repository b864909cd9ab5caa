import type { Facts } from '../../facts/facts.ts';
import { attemptsOf, backoffMs, rounded, timeoutMs } from '../../fixing/callPolicies.ts';
import type { FixDraft } from '../../fixing/draft.ts';

const SHARE_OF_CALLER = 0.8;
/** A circle of calls has no order of timeouts: after that many steps there is none. */
const MOST_STEPS = 500;
/** The longest timeout that anybody would mean, in milliseconds. */
const LONGEST = 600_000;

/** Lowers the calls that outlast the callers of `slot`, and whatever below them would outlast the new numbers. Writes nothing where that has no end. */
export function lowerCallees(facts: Facts, draft: FixDraft, slot: number): void {
  const plan = new Plan(facts);
  const queue = [slot];
  for (let step = 0; step < queue.length && step < MOST_STEPS; step++) {
    const element = queue[step] as number;
    const limit = Math.min(...plan.callsInto(element).map((flow) => plan.timeout(flow) ?? Number.POSITIVE_INFINITY));
    for (const flow of plan.callsOutOf(element)) if (plan.lower(flow, limit)) queue.push(facts.target(flow));
  }
  if (queue.length < MOST_STEPS) plan.write(draft);
}

/** Raises the calls into `slot` that its own calls outlast, and whatever above would be outlasted by the new numbers. Writes nothing where no number is long enough. */
export function raiseCallers(facts: Facts, draft: FixDraft, slot: number): void {
  const plan = new Plan(facts);
  const queue = [slot];
  for (let step = 0; step < queue.length && step < MOST_STEPS; step++) {
    const element = queue[step] as number;
    const needed = Math.max(0, ...plan.callsOutOf(element).map((flow) => plan.total(flow) ?? 0));
    if (above(needed) > LONGEST) return;
    for (const flow of plan.callsInto(element)) if (plan.raise(flow, needed)) queue.push(facts.source(flow));
  }
  if (queue.length < MOST_STEPS) plan.write(draft);
}

/** Lets the callers of `slot` tell it how long they will still wait. */
export function propagateDeadlines(facts: Facts, draft: FixDraft, slot: number): void {
  const plan = new Plan(facts);
  const longest = Math.max(0, ...plan.callsOutOf(slot).map((flow) => plan.total(flow) ?? 0));
  for (const flow of plan.callsInto(slot)) {
    if ((plan.timeout(flow) ?? Number.POSITIVE_INFINITY) <= longest) draft.update('flows', facts.flowId(flow), { propagatesDeadline: true });
  }
}

/** The timeouts and retries of a design with some of them changed. */
class Plan {
  private readonly facts: Facts;
  private readonly timeouts = new Map<number, number>();
  private readonly retries = new Map<number, number>();

  constructor(facts: Facts) {
    this.facts = facts;
  }

  callsInto(element: number): number[] {
    return this.facts.flowsInOrder(this.facts.incoming(element)).filter((flow) => this.isOnPath(flow) && this.facts.call(flow)?.propagatesDeadline !== true);
  }

  /** What infrastructure takes is not waited out, but it may itself have callers that leave early. */
  callsOutOf(element: number): number[] {
    const flows = this.facts.outgoing(element).filter((flow) => this.isOnPath(flow) && !this.facts.isInfrastructure(this.facts.target(flow)));
    return this.facts.flowsInOrder(flows);
  }

  timeout(flow: number): number | undefined {
    return this.timeouts.get(flow) ?? timeoutMs(this.facts, flow);
  }

  total(flow: number): number | undefined {
    const ms = this.timeout(flow);
    const retries = this.retriesOf(flow);
    return ms === undefined ? undefined : retries === 0 ? ms : ms * (retries + 1) + backoffMs(this.facts, flow, retries);
  }

  /** Makes a call fit into `limit`; whether that changed its timeout. */
  lower(flow: number, limit: number): boolean {
    const ms = this.timeout(flow);
    const total = this.total(flow);
    if (ms === undefined || total === undefined || (ms < limit && total <= limit)) return false;
    const shorter = ms >= limit ? below(limit) : ms;
    if (shorter !== ms) this.timeouts.set(flow, shorter);
    let retries = Math.min(this.retriesOf(flow), Math.floor(limit / shorter));
    while (retries > 0 && shorter * (retries + 1) + backoffMs(this.facts, flow, retries) > limit) retries--;
    if (retries !== this.retriesOf(flow)) this.retries.set(flow, retries);
    return shorter !== ms;
  }

  /** Makes a call wait for at least `needed`; whether that changed it. */
  raise(flow: number, needed: number): boolean {
    const ms = this.timeout(flow);
    if (ms === undefined || ms > needed) return false;
    this.timeouts.set(flow, above(needed));
    return true;
  }

  write(draft: FixDraft): void {
    for (const flow of this.facts.flowsInOrder([...this.timeouts.keys(), ...this.retries.keys()])) {
      const ms = this.timeouts.get(flow);
      const retries = this.retries.get(flow);
      const retry = this.facts.policy(flow, 'retry');
      const { unlimited: _, ...kept } = retry.state === 'set' ? retry.policy : {};
      draft.update('flows', this.facts.flowId(flow), {
        ...(ms !== undefined && { timeout: { ms } }),
        ...(retries !== undefined && { retry: { ...kept, retries } }),
      });
    }
  }

  private retriesOf(flow: number): number {
    const call = this.facts.call(flow);
    return this.retries.get(flow) ?? (call ? attemptsOf(this.facts, flow, call) - 1 : 0);
  }

  private isOnPath(flow: number): boolean {
    const call = this.facts.call(flow);
    return call !== undefined && call.offPath !== true && this.facts.source(flow) !== this.facts.target(flow);
  }
}

/** A round number well below `limit`. */
function below(limit: number): number {
  const wanted = SHARE_OF_CALLER * limit;
  return rounded(wanted) < limit ? rounded(wanted) : wanted;
}

/** A round number well above `needed`. */
function above(needed: number): number {
  if (!Number.isFinite(needed)) return Number.POSITIVE_INFINITY;
  const wanted = needed / SHARE_OF_CALLER;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(wanted)) - 1);
  return Math.ceil(wanted / unit) * unit;
}
