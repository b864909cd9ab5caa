import type { Design } from '../../../model/index.ts';
import { NamingScope } from '../emit/index.ts';
import { isPostgres } from './adapters.ts';
import { byId } from './records.ts';

/** A store, or a table of one, that services work with. */
export interface StoreKeyPlan {
  /** Id of the store, and the table where one is named. */
  readonly id: string;
  readonly storeId: string;
  readonly title: string;
  /** As it is called among the ports: unique in the workspace, in ASCII. */
  readonly key: string;
  /** Its table in the schema `stores` where it is a PostgreSQL database. */
  readonly table: string | undefined;
}

/** Every store that is accessed, by id; those of one store that name tables have one for each table. */
export function planStoreKeys(design: Design): ReadonlyMap<string, StoreKeyPlan> {
  const names = new NamingScope({ fallback: 'store' });
  const plans = new Map<string, StoreKeyPlan>();
  for (const [, flow] of byId(design.flows)) {
    const store = design.elements[flow.to];
    if (flow.kind !== 'access' || !store) continue;
    for (const { id, title, whole } of tablesOf(flow.to, store.name, flow.schemas)) {
      if (plans.has(id)) continue;
      const key = names.claim(whole, id).slug;
      plans.set(id, { id, storeId: flow.to, title, key, table: isPostgres(store) ? key.replaceAll('-', '_') : undefined });
    }
  }
  return plans;
}

/** What a flow accesses: the tables that it names, or the store as a whole. */
export function tablesOf(storeId: string, name: string, tables: readonly string[] | undefined): { id: string; title: string; whole: string }[] {
  if (!tables?.length) return [{ id: storeId, title: name, whole: name }];
  return tables.map((table) => ({ id: `${storeId} ${table}`, title: table, whole: `${name} ${table}` }));
}
