import type { Element } from '../../model/index.ts';
import { isBalancer, isCountedService, isEntryGateway, isInfrastructure } from './kinds.ts';

const COUNTED = 1;
const INFRASTRUCTURE = 2;
const GATEWAY = 4;

/** What elements are by their own records and those of the services that they are part of; all by slots. */
export class ElementTraits {
  private bits: Uint8Array;
  private readonly entryGatewaySlots = new Set<number>();
  private readonly balancerSlots = new Set<number>();

  /** @param length for how many elements there is room from the start */
  constructor(length: number) {
    this.bits = new Uint8Array(length);
  }

  /** To be called when a record came, changed or went (without one). */
  set(slot: number, record: Element | undefined): void {
    if (slot >= this.bits.length) this.grow(slot * 2 + 64);
    const before = this.bits[slot] ?? 0;
    const after = record === undefined ? 0 : bitsOf(record);
    this.bits[slot] = after;
    if (((before | after) & GATEWAY) !== 0) this.noteGateway(slot, record);
  }

  /** @param root the service that the element is part of */
  isCounted(slot: number, root: number): boolean {
    return ((this.bits[slot] ?? 0) & (this.bits[root] ?? 0) & COUNTED) !== 0;
  }

  /** @param root the service that the element is part of */
  isInfrastructure(slot: number, root: number): boolean {
    return (((this.bits[slot] ?? 0) | (this.bits[root] ?? 0)) & INFRASTRUCTURE) !== 0;
  }

  get entryGateways(): ReadonlySet<number> {
    return this.entryGatewaySlots;
  }

  get balancers(): ReadonlySet<number> {
    return this.balancerSlots;
  }

  private noteGateway(slot: number, record: Element | undefined): void {
    if (isEntryGateway(record)) this.entryGatewaySlots.add(slot);
    else this.entryGatewaySlots.delete(slot);
    if (isBalancer(record)) this.balancerSlots.add(slot);
    else this.balancerSlots.delete(slot);
  }

  private grow(length: number): void {
    const bits = new Uint8Array(length);
    bits.set(this.bits);
    this.bits = bits;
  }
}

const bitsOf = (record: Element): number =>
  (isCountedService(record) ? COUNTED : 0) | (isInfrastructure(record) ? INFRASTRUCTURE : 0) | (record.kind === 'gateway' ? GATEWAY : 0);
