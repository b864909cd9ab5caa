import type { FlowModel, MigrationModel } from '../compile/model.ts';
import { inShare, standing } from '../policies/sticky.ts';
import type { PhaseInput, RouteResult } from '../trace.ts';
import { percent } from '../words.ts';
import type { Request } from './request.ts';
import type { Surroundings } from './surroundings.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** Where the facade of a migration sends requests: to the monolith, or to what has already been taken out of it. */
export class Migrations {
  private readonly world: Surroundings;
  private readonly byFacade = new Map<number, { readonly migration: MigrationModel; phase: number; readonly members: ReadonlySet<number> }>();
  private readonly operations: ReadonlySet<string>;
  private readonly counts = new Map<string, { readonly migrationId: string; readonly route: string; readonly to: number; requests: number }>();

  constructor(world: Surroundings, inputs: readonly PhaseInput[]) {
    this.world = world;
    this.operations = new Set(world.model.flows.flatMap(({ operation }) => (operation === undefined ? [] : [operation])));
    for (const migration of world.model.migrations) {
      const members = new Set([migration.monolith, ...migration.phases.flatMap(({ routes }) => routes.map(({ to }) => to))]);
      this.byFacade.set(migration.facade, { migration, phase: 0, members });
    }
    for (const { migrationId, phase, atUs } of inputs) {
      const running = [...this.byFacade.values()].find(({ migration }) => migration.id === migrationId);
      if (running) world.queue.at(atUs, () => this.goOn(running, phase), true);
    }
  }

  /** What is left of the calls of an element when a migration decides: of those to its members, the one that this request takes. */
  routed(element: number, request: Request, groups: readonly (readonly FlowModel[])[]): readonly (readonly FlowModel[])[] {
    const running = this.byFacade.get(element);
    if (!running) return groups;
    const { route, to } = this.target(running.migration, running.phase, request);
    const open = groups.some((group) => group.some((flow) => flow.to === to));
    const chosen = open ? to : running.migration.monolith;
    this.count(running.migration, route, chosen);
    return groups.map((group) => group.filter((flow) => flow.to === chosen || !running.members.has(flow.to))).filter((group) => group.length > 0);
  }

  results(): RouteResult[] {
    return [...this.counts.values()].map(({ migrationId, route, to, requests }) => ({ migrationId, route, toId: this.world.element(to).id, requests }));
  }

  private target(migration: MigrationModel, phase: number, request: Request): { readonly route: string; readonly to: number } {
    const routes = migration.phases[phase]?.routes ?? [];
    const names = [...new Set(migration.phases.flatMap((one) => one.routes.map(({ route }) => route)))];
    const label = this.world.recorder.textOf(request.label);
    // A request that names no operation stands for any of the routes, now for one and then for another.
    const named = names.find((name) => sameRoute(name, label)) ?? (this.operations.has(label) ? label : anyOf(names, request.run));
    let share = 0;
    for (const { route, to, share: more } of routes) {
      if (route !== named) continue;
      share += more;
      if (inShare(request.key, `migration ${migration.id} ${named}`, share)) return { route: named, to };
    }
    return { route: named, to: migration.monolith };
  }

  private count(migration: MigrationModel, route: string, to: number): void {
    const key = `${migration.id} ${to} ${route}`;
    const known = this.counts.get(key);
    if (known) known.requests += 1;
    else this.counts.set(key, { migrationId: migration.id, route, to, requests: 1 });
  }

  private goOn(running: { readonly migration: MigrationModel; phase: number }, phase: number): void {
    const { world } = this;
    const { migration } = running;
    running.phase = phase;
    const now = migration.phases[phase];
    world.recorder.log({
      icon: 'route',
      tone: 'active',
      headline: headline`${{ text: migration.name, id: migration.id, strong: true }}: ${now?.name ?? say`phase ${phase + 1}`}`,
      why: (now?.routes ?? []).map(({ route, to, share }) => say`${route}: ${percent(share)} to ${world.element(to).name}`).join(' · '),
      subjects: [migration.id, world.element(migration.facade).id],
      decision: true,
    });
  }
}

/** "/orders" and "Orders" are the same route. */
const sameRoute = (name: string, label: string) => bare(name) === bare(label);
const bare = (route: string) => route.replace(/^\/+/, '').toLowerCase();

const anyOf = (names: readonly string[], run: number) => names[Math.floor(standing(run, 'route') * names.length)] ?? '';
