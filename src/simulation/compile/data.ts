import type { Design } from '../../model/index.ts';
import type { CopyModel, ElementModel, FlowModel, MigrationModel } from './model.ts';

/** How long a change takes to a replica where the design does not say. */
export const USUAL_LAG_US = 100_000;

const FOLLOWS: readonly string[] = ['projection', 'query-side', 'reporting'];

/**
 * Stores that follow a source: replicas along `replicate` flows, and what a projection writes down of the events that it consumes. Only where all of
 * them take part in the run.
 */
export function copiesOf(design: Design, elements: readonly ElementModel[], flows: readonly FlowModel[]): CopyModel[] {
  const indexOf = new Map(elements.map(({ id, index }) => [id, index]));
  const replicas = Object.entries(design.flows).flatMap(([flowId, flow]): CopyModel[] => {
    const [source, store] = [indexOf.get(flow.from), indexOf.get(flow.to)];
    if (flow.kind !== 'replicate' || source === undefined || store === undefined) return [];
    return [{ kind: 'replica', store, source, flowId, lagUs: flow.lagMs === undefined ? USUAL_LAG_US : Math.round(flow.lagMs * 1_000) }];
  });
  const projections = flows
    .filter(({ kind }) => kind === 'publish')
    .flatMap((publish) =>
      flows
        .filter((consume) => consume.kind === 'consume' && consume.from === publish.to)
        .flatMap((consume) => {
          const via = elements[consume.to];
          const element = via && design.elements[via.id];
          if (!via || element?.kind !== 'service' || element.role === undefined || !FOLLOWS.includes(element.role)) return [];
          const written = via.accesses.filter(({ mode }) => mode !== 'read');
          return written.map(({ to }): CopyModel => ({ kind: 'projection', store: to, source: publish.from, via: via.index, channel: publish.to }));
        }),
    );
  return [...replicas, ...projections];
}

/** Migrations whose facade takes part in the run, as far as their targets do. */
export function migrationsOf(design: Design, elements: readonly ElementModel[]): MigrationModel[] {
  const indexOf = new Map(elements.map(({ id, index }) => [id, index]));
  return Object.entries(design.migrations).flatMap(([id, migration]): MigrationModel[] => {
    const facade = migration.facadeId === undefined ? undefined : indexOf.get(migration.facadeId);
    const monolith = indexOf.get(migration.monolithId);
    if (facade === undefined || monolith === undefined) return [];
    const phases = migration.phases.map(({ name, routes }) => ({
      name,
      routes: routes.flatMap(({ route, toId, percent }) => {
        const to = indexOf.get(toId);
        return to === undefined ? [] : [{ route, to, share: percent / 100 }];
      }),
    }));
    return [{ id, name: migration.name, facade, monolith, phases }];
  });
}
