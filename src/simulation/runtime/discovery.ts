import type { ElementModel, FlowModel } from '../compile/model.ts';

/** What one caller knows of the instances of a target. */
interface Address {
  lookedUpUs: number;
  /** Instances that were there when it looked; the first ones are those that go away. */
  firstLive: number;
  turn: number;
}

/**
 * Which instances are there, and who knows. Callers take the instances that they know in turn. Client-side discovery keeps what it looked up until its
 * time to live is over; a server-side balancer knows at once; a static address list never changes.
 */
export class Discovery {
  /** Whether instances can go away in this run at all: without such a fault nothing here costs anything. */
  private readonly active: boolean;
  private readonly away = new Map<number, number>();
  private readonly addresses = new Map<number, Address>();

  constructor(active: boolean) {
    this.active = active;
  }

  /** So many instances of an element are away; 0 when all are back. */
  setGone(element: ElementModel, count: number): void {
    this.away.set(element.index, Math.min(count, element.instances));
  }

  /** How many of its instances are away. */
  gone(element: ElementModel): number {
    return this.away.get(element.index) ?? 0;
  }

  /** Whether the instance that this call goes to is there. */
  finds(flow: FlowModel, target: ElementModel, nowUs: number): boolean {
    if (!this.active || target.instances < 2) return true;
    const gone = this.gone(target);
    const address = this.addressOf(flow, target, gone, nowUs);
    const known = target.instances - address.firstLive;
    if (known === 0) return false;
    const instance = address.firstLive + (address.turn % known);
    address.turn += 1;
    return instance >= gone;
  }

  private addressOf(flow: FlowModel, target: ElementModel, gone: number, nowUs: number): Address {
    const known = this.addresses.get(flow.index);
    if (!known) {
      const address = { lookedUpUs: nowUs, firstLive: target.discovery === 'static' ? 0 : gone, turn: 0 };
      this.addresses.set(flow.index, address);
      return address;
    }
    const stale = target.discovery === 'server-side' || (target.discovery === 'client-side' && nowUs - known.lookedUpUs >= target.lookupUs);
    if (stale) {
      known.lookedUpUs = nowUs;
      known.firstLive = gone;
    }
    return known;
  }
}
