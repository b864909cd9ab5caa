import type { JudgedDesign } from './judged.ts';

/** Messages that get lost, arrive twice or go to one address each. */
export const newsroom: JudgedDesign = {
  name: 'newsroom',
  text: `
    meta {engineers: 18, drivers: [independent-teams]}
    platform {tls: true}
    team desk

    reader(client {variant: web}) -> front(gateway {variant: bff, publicContent: true, rateLimit: {}}): call
    front -> articles(service {name: Article service}): call {circuitBreaker: {}}
    articles -> article-db(datastore): access {mode: read-write}
    articles -> published(channel {name: Published}): publish
    published -> search(service {name: Search service}): consume
    published -> feeds(service {name: Feed service}): consume {idempotent: true}
    search -> index(datastore {variant: search}): access {mode: read-write}
    feeds -> feed-db(datastore): access {mode: read-write}
    articles -> archive(service {name: Archive service}): send {idempotent: true}
    articles -> syndication(service {name: Syndication service}): send {idempotent: true}
    archive -> archive-db(datastore): access {mode: write}
    syndication -> syndication-db(datastore): access {mode: write}
    articles -> clicks(channel {name: Clicks, lossy: true}): publish {derived: false}
    clicks -> feeds: consume {idempotent: true}
    context writing(articles, article-db, search, index, feeds, feed-db, archive, archive-db, syndication, syndication-db) {teamId: desk}
  `,
  findings: [
    'error dual-write@articles',
    'error missing-timeout@front',
    'warning point-to-point-async@articles',
    'warning missing-dead-letter-queue@published',
    'warning consumer-not-idempotent@search',
    'warning no-distributed-tracing@meta',
    'warning missing-health-check@meta',
  ],
};
