import type { Element, ElementOf } from '../../model/index.ts';

export const isService = (element: Element | undefined): element is ElementOf<'service' | 'monolith'> =>
  element?.kind === 'service' || element?.kind === 'monolith';

/** A service in the sense of chains and neighbours: neither edge nor infrastructure. */
export const isCountedService = (element: Element | undefined): boolean => isService(element) && element.infrastructure !== true && element.role !== 'edge';

/** What a system stands on: identity, configuration, discovery, telemetry. */
export function isInfrastructure(element: Element | undefined): boolean {
  if (isService(element)) return element.infrastructure === true;
  return element?.kind === 'registry' || element?.kind === 'observability' || element?.kind === 'mesh' || element?.kind === 'scheduler';
}

/** What is on the far side of the trust boundary: clients and external systems. */
export const isOutside = (element: Element | undefined): boolean => element?.kind === 'client' || element?.kind === 'external';

/** A door for callers from outside, which a load balancer is not. */
export const isEntryGateway = (element: Element | undefined): boolean => element?.kind === 'gateway' && element.variant !== 'load-balancer';

/** What spreads requests over instances, and is nobody's own door. */
export const isBalancer = (element: Element | undefined): boolean => element?.kind === 'gateway' && element.variant === 'load-balancer';

/** Id of the service that an element says it is part of. */
export const partOf = (element: Element | undefined): string | undefined => (isService(element) ? element.partOfId : undefined);

/** A service that does business itself: no other role is stated, and it is nothing that the system stands on. */
export const isBusiness = (element: Element | undefined): element is ElementOf<'service'> =>
  element?.kind === 'service' && (element.role ?? 'business') === 'business' && element.infrastructure !== true;
