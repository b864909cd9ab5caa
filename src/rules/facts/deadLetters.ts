import type { Element, Flow } from '../../model/index.ts';

/** Which channels take what others could not handle. Kept from edit to edit, because a channel's own record does not say so. */
export class DeadLetters {
  private readonly counts = new Map<string, number>();
  private readonly changed = new Set<string>();

  has(channelId: string): boolean {
    return this.counts.has(channelId);
  }

  /** One record in place of another; `undefined` for one that was not or is no longer there. */
  replace(before: Element | Flow | undefined, after: Element | Flow | undefined): void {
    const from = referenceOf(before);
    const to = referenceOf(after);
    if (from === to) return;
    this.count(from, -1);
    this.count(to, 1);
  }

  /** Tells the channels that references came to or left since this was asked last. */
  takeChanged(tell: (channelId: string) => void): void {
    for (const id of this.changed) tell(id);
    this.changed.clear();
  }

  private count(id: string | undefined, by: number): void {
    if (id === undefined) return;
    const count = (this.counts.get(id) ?? 0) + by;
    if (count > 0) this.counts.set(id, count);
    else this.counts.delete(id);
    this.changed.add(id);
  }
}

const referenceOf = (record: Element | Flow | undefined): string | undefined =>
  record?.kind === 'channel' || record?.kind === 'consume' ? record.deadLetterChannelId : undefined;
