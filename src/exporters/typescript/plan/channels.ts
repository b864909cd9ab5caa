import type { Design } from '../../../model/index.ts';
import { type Name, NamingScope, RESERVED_PROPERTIES } from '../emit/index.ts';
import { byId } from './records.ts';

/** A topic or queue on the bus. */
export interface ChannelPlan {
  readonly id: string;
  readonly title: string;
  readonly name: Name;
  /** Messages with the same key stay in order. */
  readonly ordered: boolean;
}

/** Channels and brokers of the design, and one inbox for every element that is sent messages directly. */
export function planChannels(design: Design): ReadonlyMap<string, ChannelPlan> {
  const names = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'channel' });
  const receivers = new Set(byId(design.flows).flatMap(([, flow]) => (flow.kind === 'send' ? [flow.to] : [])));
  const plans = byId(design.elements).flatMap(([id, element]): ChannelPlan[] => {
    if (element.kind === 'channel' || element.kind === 'broker')
      return [{ id, title: element.name, name: names.claim(element.name, id), ordered: element.kind === 'channel' && element.keyed === true }];
    if (receivers.has(id)) return [{ id, title: `Messages sent to ${element.name}`, name: names.claim(`to ${element.name}`, id), ordered: false }];
    return [];
  });
  return new Map(plans.map((plan) => [plan.id, plan]));
}
