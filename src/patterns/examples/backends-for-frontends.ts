import type { Design, Element } from '../../model/index.ts';
import { complete, grid } from './example.ts';
import { circuitBreaker, platform, storeLatency, wellRun } from './policies.ts';

const at = grid([0, 272, 688, 976], [0, 176, 352, 528]);

const backend = (name: string, ownerId: string): Element => ({
  kind: 'gateway',
  name,
  variant: 'bff',
  technology: 'Node.js',
  ownerIds: [ownerId],
  authentication: true,
  rateLimit: { algorithm: 'token-bucket', limit: 200, perMs: 1_000, burst: 400 },
  instances: 2,
  latency: { p50: 4, p99: 15 },
});
const service = (name: string, context: string, technology: string, aggregate: string, operations: readonly string[]): Element => ({
  kind: 'service',
  name,
  technology,
  role: 'business',
  contextIds: [context],
  ownerIds: [`${context}-team`],
  operations: operations.map((operation) => ({ name: operation, intent: 'query', style: 'behaviour', idempotent: true })),
  aggregates: [aggregate],
  latency: { p50: 15, p99: 80 },
  ...wellRun,
});
const database = (name: string, context: string): Element => ({
  kind: 'datastore',
  name,
  variant: 'relational',
  technology: 'PostgreSQL',
  engine: 'PostgreSQL',
  contextIds: [context],
  latency: storeLatency,
});
const enter = (from: string, to: string) =>
  ({ kind: 'call', from, to, protocol: 'REST', intent: 'query', idempotent: true, tls: true, timeout: { ms: 3_000 }, circuitBreaker }) as const;
/** Asked at the same time as the others of its page; what is missing is left out of the page. */
const part = (from: string, to: string, label: string, operation: string) =>
  ({
    kind: 'call',
    from,
    to,
    label,
    protocol: 'gRPC',
    operation,
    intent: 'query',
    idempotent: true,
    propagatesDeadline: true,
    tls: true,
    timeout: { ms: 1_000 },
    circuitBreaker,
    parallelGroup: 'page',
  }) as const;
const extra = { critical: false, fallback: { kind: 'degraded' } } as const;
const store = (from: string, to: string, tables: string[]) => ({ kind: 'access', from, to, mode: 'read-write', transactional: true, schemas: tables }) as const;

/** Each kind of client has a backend of its own that puts its page together from parts asked for at the same time. */
export const design: Design = complete({
  meta: {
    schemaVersion: 1,
    name: 'Mobile and web, each with its backend',
    description:
      'Backends for frontends with API composition. The web page needs three answers, the phone two; they are asked for at the same time, and a page without recommendations is still a page. Let the recommendations fail, then the catalogue, and compare what people see.',
    origin: 'drawn',
    engineers: 26,
    drivers: ['independent-teams', 'scale'],
    preset: 'design',
  },
  platform,
  teams: {
    'web-team': { name: 'Web', size: 5 },
    'mobile-team': { name: 'Mobile', size: 5 },
    'catalogue-team': { name: 'Catalogue', size: 6 },
    'pricing-team': { name: 'Pricing', size: 5 },
    'advice-team': { name: 'Recommendations', size: 5 },
  },
  contexts: {
    catalogue: { name: 'Catalogue', subdomain: 'supporting', teamId: 'catalogue-team' },
    pricing: { name: 'Pricing', subdomain: 'core', teamId: 'pricing-team' },
    advice: { name: 'Recommendations', subdomain: 'core', teamId: 'advice-team' },
  },
  elements: {
    'web-shop': { kind: 'client', name: 'Web shop', variant: 'web', technology: 'React' },
    'phone-app': { kind: 'client', name: 'Phone app', variant: 'mobile', technology: 'Swift' },
    'web-backend': backend('Web backend', 'web-team'),
    'mobile-backend': backend('Mobile backend', 'mobile-team'),
    'catalogue-service': service('Catalogue service', 'catalogue', 'Go', 'Article', ['ArticlePage', 'ArticleCard']),
    'catalogue-db': database('catalogue-db', 'catalogue'),
    'pricing-service': service('Pricing service', 'pricing', 'Kotlin', 'Price list', ['PriceFor', 'DiscountsFor']),
    'pricing-db': database('pricing-db', 'pricing'),
    'recommendation-service': service('Recommendation service', 'advice', 'Python', 'Taste profile', ['AlsoBought', 'ForYou']),
    'recommendation-db': database('recommendation-db', 'advice'),
  },
  flows: {
    'web-page': enter('web-shop', 'web-backend'),
    'phone-page': enter('phone-app', 'mobile-backend'),
    'web-catalogue': part('web-backend', 'catalogue-service', 'article page', 'ArticlePage'),
    'web-pricing': part('web-backend', 'pricing-service', 'price', 'PriceFor'),
    'web-recommendations': { ...part('web-backend', 'recommendation-service', 'also bought', 'AlsoBought'), ...extra },
    'mobile-catalogue': part('mobile-backend', 'catalogue-service', 'article card', 'ArticleCard'),
    'mobile-pricing': part('mobile-backend', 'pricing-service', 'price', 'PriceFor'),
    'catalogue-stores': store('catalogue-service', 'catalogue-db', ['articles']),
    'pricing-stores': store('pricing-service', 'pricing-db', ['prices']),
    'recommendation-stores': store('recommendation-service', 'recommendation-db', ['profiles']),
  },
  scenarios: {
    'both-browse': {
      name: 'Web and phone',
      description: 'Both pages under load: the slowest of the parts decides how long a page takes.',
      entry: { kind: 'flow', flowId: 'web-page' },
      load: { arrival: 'poisson', ratePerSecond: 20 },
      alongside: [{ flowId: 'phone-page', ratePerSecond: 20 }],
      seed: 7,
      durationMs: 20_000,
    },
    'no-recommendations': {
      name: 'No recommendations',
      description: 'The page comes without them: in part, but in time.',
      entry: { kind: 'flow', flowId: 'web-page' },
      load: { arrival: 'constant', ratePerSecond: 5 },
      faults: [{ targetId: 'recommendation-service', kind: 'down', fromMs: 4_000, toMs: 14_000 }],
      seed: 7,
      durationMs: 20_000,
    },
    'no-catalogue': {
      name: 'No catalogue',
      description: 'Without the article there is no page, on the web or on the phone.',
      entry: { kind: 'flow', flowId: 'web-page' },
      load: { arrival: 'constant', ratePerSecond: 5 },
      faults: [{ targetId: 'catalogue-service', kind: 'down', fromMs: 4_000, toMs: 14_000 }],
      seed: 7,
      durationMs: 20_000,
    },
  },
  layout: {
    'web-shop': at(0, 0),
    'phone-app': at(0, 1),
    'web-backend': at(1, 0),
    'mobile-backend': at(1, 1),
    'catalogue-service': at(2, 0),
    'catalogue-db': at(3, 0),
    'pricing-service': at(2, 1),
    'pricing-db': at(3, 1),
    'recommendation-service': at(2, 2),
    'recommendation-db': at(3, 2),
  },
});
