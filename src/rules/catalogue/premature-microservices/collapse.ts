import type { ElementOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { sortIds } from '../../facts/ids.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { coined } from '../../fixing/names.ts';

/** Services that would be modules: all that count, but workers, which follow theirs. In the order of ids. */
export function modulesOf(facts: Facts): number[] {
  const modules: number[] = [];
  for (let slot = 0; slot < facts.elementSlots; slot++) {
    if (facts.element(slot)?.kind === 'service' && facts.root(slot) === slot && facts.isCounted(slot)) modules.push(slot);
  }
  return facts.inOrder(modules);
}

/**
 * Makes services parts of one monolith, an existing one or a new one. They keep their bounded contexts, which become the boundaries of modules;
 * what each of them could be released as goes.
 */
export function collapse(facts: Facts, draft: FixDraft, modules: readonly number[], into?: number): void {
  const monolith = into === undefined ? addMonolith(facts, draft, modules) : facts.elementId(into);
  for (const slot of modules) {
    const element = facts.element(slot);
    if (element?.kind !== 'service') continue;
    draft.update('elements', facts.elementId(slot), { partOfId: monolith, ...(element.deploymentUnit !== undefined && { deploymentUnit: null }) });
  }
}

/** It has what all of its modules have: their team, their observability. */
function addMonolith(facts: Facts, draft: FixDraft, modules: readonly number[]): string {
  const name = coined`${facts.design.meta.name} application`;
  const owners = sortIds([...new Set(modules.flatMap((slot) => facts.teams(slot)))]);
  const services = modules.flatMap((slot) => facts.element(slot) ?? []).filter((element) => element.kind === 'service');
  const observability = (['tracing', 'logs', 'metrics', 'healthChecks'] as const).filter((what) =>
    services.every((service) => service.observability?.[what] === true),
  );
  const monolith: ElementOf<'monolith'> = {
    kind: 'monolith',
    name: name.said,
    ...(owners.length === 1 && { ownerIds: owners }),
    ...(observability.length > 0 && { observability: Object.fromEntries(observability.map((what) => [what, true])) }),
  };
  return draft.addElement(monolith, facts.elementId(modules[0] ?? 0), draft.newId(name));
}
