import type { Element } from '../../model/index.ts';
import type { Facts } from './facts.ts';

const NONE: readonly number[] = [];

/**
 * Calls of callers of some kind that come in at an element, straight or through the load balancers in front of it; in no order.
 * @param isCaller which callers count
 * @param lets whether a load balancer lets calls through as they are; without it every one does
 */
export function arrivals(
  facts: Facts,
  slot: number,
  isCaller: (element: Element) => boolean,
  lets: (balancer: number) => boolean = () => true,
): readonly number[] {
  if (!isReachedBy(facts, slot, isCaller)) return NONE;
  const found: number[] = [];
  const passed = new Set<number>();
  const visit = (target: number): void => {
    for (const flow of facts.incoming(target)) {
      const source = facts.source(flow);
      const caller = facts.element(source);
      if (!facts.call(flow) || caller === undefined || source === slot) continue;
      if (facts.balancers.has(source)) {
        if (passed.has(source) || !lets(source)) continue;
        passed.add(source);
        visit(source);
      } else if (isCaller(caller)) found.push(flow);
    }
  };
  visit(slot);
  return found;
}

/** Whether there is anything to look at, which mostly there is not. */
function isReachedBy(facts: Facts, slot: number, isCaller: (element: Element) => boolean): boolean {
  for (const flow of facts.incoming(slot)) {
    const source = facts.source(flow);
    const caller = facts.element(source);
    if (caller !== undefined && (isCaller(caller) || facts.balancers.has(source))) return true;
  }
  return false;
}

/**
 * Everything about load balancers and those who call them, as a text: what {@link arrivals} reads beyond the neighbours of an element. For `also` of a rule.
 */
export function balancerCalls(facts: Facts): string {
  if (facts.balancers.size === 0) return '';
  const lines = Array.from(facts.balancers, (balancer) => {
    const flows = Array.from(facts.incoming(balancer)).filter((flow) => facts.call(flow));
    const callers = facts
      .flowsInOrder(flows)
      .map((flow) => `${facts.flowId(flow)}<${callerText(facts.elementId(facts.source(flow)), facts.element(facts.source(flow)))}`);
    return `${callerText(facts.elementId(balancer), facts.element(balancer))}: ${callers.join(' ')}`;
  });
  return lines.sort().join('\n');
}

function callerText(id: string, element: Element | undefined): string {
  switch (element?.kind) {
    case 'client':
      return `${id}=client/${element.variant}/${element.name}`;
    case 'external':
      return `${id}=external/${element.public === true}/${element.name}`;
    case 'gateway':
      return `${id}=gateway/${element.variant}/${element.authentication}/${element.publicContent}/${element.name}`;
    default:
      return `${id}=${element?.kind}`;
  }
}
