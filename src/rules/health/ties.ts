import type { Facts } from '../facts/facts.ts';
import { isService } from '../facts/kinds.ts';
import { census } from '../facts/census.ts';
import { sharedUnits } from '../facts/sharing.ts';

/** What a tie of two services weighs, by what it is made of. */
export const TIE_WEIGHTS = { sharedStore: 2, release: 2, call: 1, command: 0.4, event: 0.2 } as const;

/** Weights of the ties between services, added up for each bounded context: what stays inside, and what crosses its border. */
export class Ties {
  private readonly facts: Facts;
  private readonly counts = new Map<string, number>();
  private readonly insides = new Map<string, number>();
  private readonly outsides = new Map<string, number>();

  constructor(facts: Facts) {
    this.facts = facts;
    for (let slot = 0; slot < facts.elementSlots; slot++) {
      const element = facts.element(slot);
      if (element === undefined) continue;
      if (this.isTied(slot) && facts.root(slot) === slot) for (const id of facts.contexts(slot)) more(this.counts, id, 1);
      if (element.kind === 'datastore') this.shareStore(slot);
      else if (element.kind === 'channel' || element.kind === 'broker') this.pass(slot);
    }
    for (let flow = 0; flow < facts.flowSlots; flow++) this.follow(flow);
    for (const members of census(facts).units.values()) this.tieAll(members, TIE_WEIGHTS.release);
  }

  services(contextId: string): number {
    return this.counts.get(contextId) ?? 0;
  }

  inside(contextId: string): number {
    return rounded(this.insides.get(contextId) ?? 0);
  }

  outside(contextId: string): number {
    return rounded(this.outsides.get(contextId) ?? 0);
  }

  private isTied(slot: number): boolean {
    return isService(this.facts.element(slot)) && this.facts.isCounted(slot);
  }

  /** A call or a command from one service to another. */
  private follow(flow: number): void {
    const record = this.facts.flow(flow);
    if (record?.kind !== 'call' && record?.kind !== 'send') return;
    const from = this.facts.root(this.facts.source(flow));
    const to = this.facts.root(this.facts.target(flow));
    if (from !== to && this.isTied(from) && this.isTied(to)) this.tieAll([from, to], record.kind === 'call' ? TIE_WEIGHTS.call : TIE_WEIGHTS.command);
  }

  /** Every two services that certainly use the same part of a store; more than one such part is still one store. */
  private shareStore(store: number): void {
    const units = sharedUnits(this.facts, store).filter(({ isUncertain }) => !isUncertain);
    const tied = new Set<string>();
    for (const { sharers } of units) {
      const roots = sharers.map(({ root }) => root).filter((root) => this.isTied(root));
      if (units.length === 1) return this.tieAll(roots, TIE_WEIGHTS.sharedStore);
      for (const [i, a] of roots.entries()) {
        for (const b of roots.slice(i + 1)) {
          if (!tied.has(`${a} ${b}`)) this.tieAll([a, b], TIE_WEIGHTS.sharedStore);
          tied.add(`${a} ${b}`);
        }
      }
    }
  }

  /** Every service that puts something into a channel, with every other that takes it out. */
  private pass(channel: number): void {
    const { facts } = this;
    const ends = (flows: readonly number[], kind: 'publish' | 'consume', end: (flow: number) => number) => {
      const roots = new Set<number>();
      for (const flow of flows) {
        const root = facts.flow(flow)?.kind === kind ? facts.root(end(flow)) : -1;
        if (root >= 0 && this.isTied(root)) roots.add(root);
      }
      return roots;
    };
    const publishers = ends(facts.incoming(channel), 'publish', (flow) => facts.source(flow));
    if (publishers.size === 0) return;
    const consumers = ends(facts.outgoing(channel), 'consume', (flow) => facts.target(flow));
    const element = facts.element(channel);
    const weight = element?.kind === 'channel' && element.variant === 'queue' ? TIE_WEIGHTS.command : TIE_WEIGHTS.event;
    this.tieAcross(publishers, consumers, weight);
  }

  /** Every two of some services. Counted by context, so that hundreds of them cost no more than hundreds. */
  private tieAll(members: readonly number[], weight: number): void {
    for (const [id, inside] of this.byContext(members)) {
      more(this.insides, id, (weight * inside * (inside - 1)) / 2);
      more(this.outsides, id, weight * inside * (members.length - inside));
    }
  }

  /** Every one of some services with every other one of others. A service is not tied to itself, and a pair that talks both ways has two ties. */
  private tieAcross(from: ReadonlySet<number>, to: ReadonlySet<number>, weight: number): void {
    const both = [...from].filter((slot) => to.has(slot));
    const givers = this.byContext(from);
    const takers = this.byContext(to);
    const selves = this.byContext(both);
    for (const id of new Set([...givers.keys(), ...takers.keys()])) {
      const [g, t, s] = [givers.get(id) ?? 0, takers.get(id) ?? 0, selves.get(id) ?? 0];
      more(this.insides, id, weight * (g * t - s));
      more(this.outsides, id, weight * (g * (to.size - t) + t * (from.size - g)));
    }
  }

  private byContext(members: Iterable<number>): Map<string, number> {
    const counts = new Map<string, number>();
    for (const slot of members) for (const id of this.facts.contexts(slot)) more(counts, id, 1);
    return counts;
  }
}

function more(sums: Map<string, number>, id: string, by: number): void {
  sums.set(id, (sums.get(id) ?? 0) + by);
}

/** Without the dust of adding tenths. */
const rounded = (weight: number): number => Math.round(weight * 1e6) / 1e6;
