import type { JudgedDesign } from './judged.ts';

/** Clean: six people, one deployable with modules, and one worker that is a part of it. */
export const startup: JudgedDesign = {
  name: 'start-up',
  text: `
    meta {engineers: 6}
    team all {size: 6}
    app(client {variant: mobile}) -> backend(monolith {name: Backend, authentication: true, operations: [{name: SignUp}, {name: Order}, {name: Pay}]}): call {tls: true, rateLimit: {limit: 100, perMs: 1000}}
    backend -> db(datastore {engine: PostgreSQL}): access {mode: read-write}
    worker(service {name: Mail worker, partOfId: backend}) -> db: access {mode: read-write}
    backend -> stripe(external {name: Payment provider, conformist: true}): call {intent: command, idempotent: true, tls: true, timeout: {ms: 2000}, circuitBreaker: {}}
    context everything(backend, worker, db) {teamId: all}
    platform {healthChecks: true}
  `,
  findings: [],
};
