import { SCHEMA_VERSION, type Design } from './schema/index.ts';

/** A design with a name and nothing in it; every collection is there. */
export function emptyDesign(name = 'Untitled design'): Design {
  return {
    meta: { schemaVersion: SCHEMA_VERSION, name },
    platform: {},
    teams: {},
    contexts: {},
    elements: {},
    flows: {},
    relations: {},
    messages: {},
    sagas: {},
    scenarios: {},
    migrations: {},
    notes: {},
    layout: {},
    frames: {},
    decisions: {},
    ruleSettings: {},
  };
}
