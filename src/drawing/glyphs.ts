import type { Element, ElementOf, PolicyName } from '../model/index.ts';
import type { GlyphName } from './glyphOutlines.ts';
import { GLYPHS } from './glyphOutlines.ts';

/** The glyph of an element: its own business if the name tells it, else its role or type, else its kind. */
export function glyphOf(element: Element): GlyphName {
  switch (element.kind) {
    case 'service':
      return serviceGlyph(element);
    case 'datastore':
      return STORE_GLYPHS[element.variant ?? 'relational'];
    case 'channel':
      return CHANNEL_GLYPHS[element.variant ?? 'topic'];
    case 'client':
      return CLIENT_GLYPHS[element.variant ?? 'web'];
    case 'gateway':
      return element.variant === 'bff' ? 'smartphone' : 'waypoints';
    case 'monolith':
      return 'boxes';
    case 'external':
      return 'cloud';
    case 'broker':
      return 'server';
    case 'registry':
      return 'list-tree';
    case 'scheduler':
      return 'clock';
    case 'observability':
      return 'activity';
    case 'mesh':
      return 'network';
  }
}

/** The SVG path of a glyph. */
export const glyphPath = (name: GlyphName): string => GLYPHS[name];

/** The glyph of a policy of a call. */
export const policyGlyph = (policy: PolicyName): GlyphName => POLICY_GLYPHS[policy];

const STORE_GLYPHS: Readonly<Record<NonNullable<ElementOf<'datastore'>['variant']>, GlyphName>> = {
  relational: 'database',
  document: 'files',
  'key-value': 'key-round',
  column: 'table',
  search: 'search',
  graph: 'share-2',
  'event-store': 'scroll-text',
  cache: 'zap',
  object: 'archive',
};

const CHANNEL_GLYPHS: Readonly<Record<NonNullable<ElementOf<'channel'>['variant']>, GlyphName>> = {
  topic: 'radio-tower',
  queue: 'inbox',
  stream: 'waves-horizontal',
};

const CLIENT_GLYPHS: Readonly<Record<NonNullable<ElementOf<'client'>['variant']>, GlyphName>> = {
  web: 'monitor',
  mobile: 'smartphone',
  partner: 'building-complex',
  device: 'cpu',
};

const POLICY_GLYPHS: Readonly<Record<PolicyName, GlyphName>> = {
  fallback: 'life-buoy',
  retry: 'repeat-2',
  circuitBreaker: 'circuit-breaker',
  rateLimit: 'gauge',
  timeout: 'timer',
  bulkhead: 'layers',
};

type Role = NonNullable<ElementOf<'service'>['role']>;

const ROLE_GLYPHS: Readonly<Partial<Record<Role, GlyphName>>> = {
  orchestrator: 'workflow',
  'query-side': 'eye',
  'command-side': 'pencil-line',
  projection: 'eye',
  'anti-corruption-layer': 'arrow-left-right',
  adapter: 'arrow-left-right',
  edge: 'waypoints',
  composite: 'layers',
  function: 'square-function',
  reporting: 'chart-column',
};

/** Beginnings of words in a service's name that tell its business; the first that is found wins. */
const BUSINESS: readonly (readonly [pattern: RegExp, glyph: GlyphName])[] = [
  [/\b(outbox|inbox|relay)/i, 'inbox'],
  [/\b(orders?|cart|basket|checkout|shop|store ?front)\b/i, 'shopping-cart'],
  [/\b(payments?|pay|cards?|charge|wallet)\b/i, 'credit-card'],
  [/\b(invoic|bill|account(ing|s)\b|ledger|tax)/i, 'receipt'],
  [/\b(ship|deliver|courier|dispatch|logistic|carrier|fleet)/i, 'truck'],
  [/\b(inventor|stock|warehouse|fulfil|parcel)/i, 'package'],
  [/\b(restaurant|kitchen|menu|food)/i, 'utensils'],
  [/\b(auth|identity|fraud|risk|security|permission)/i, 'shield-check'],
  [/\b(users?|customers?|consumers?|profiles?|members?|patients?|employees?|vets?)\b/i, 'user'],
  [/\b(notif|alert|push)/i, 'bell'],
  [/\b(e-?mail|newsletter)/i, 'mail'],
  [/\b(catalog|products?\b|pric|promo|discount|coupon)/i, 'tag'],
  [/\bsearch/i, 'search'],
  [/\b(report|analytic|statistic|metric|insight)/i, 'chart-column'],
  [/\b(booking|reserv|schedul|appointment|visit|calendar)/i, 'calendar'],
  [/\b(location|geo|map|rout(e|ing)|address)/i, 'map-pin'],
  [/\b(review|rating|recommend|favou?rite)/i, 'star'],
  [/\b(chat|messag|comment|forum|support)/i, 'message-square'],
  [/\b(media|image|photo|video|upload)/i, 'image'],
  [/\b(flight|travel|trip)/i, 'plane'],
  [/\b(course|student|school|learn)/i, 'graduation-cap'],
  [/\b(ticket|event|seat)s?\b/i, 'ticket'],
];

function serviceGlyph(service: ElementOf<'service'>): GlyphName {
  const byRole = service.role && ROLE_GLYPHS[service.role];
  if (byRole && byRole !== 'workflow') return byRole;
  return BUSINESS.find(([pattern]) => pattern.test(service.name))?.[1] ?? byRole ?? 'box';
}
