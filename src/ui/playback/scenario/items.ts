import { inSentence, t } from '../../../language/index.ts';
import type { Design, Scenario } from '../../../model/index.ts';
import { updateRecord, useDesign } from '../../../workspace/index.ts';
import { formatQuantity } from '../../controls/index.ts';
import { titleOf } from '../../records/index.ts';
import { FAULT_WORDS } from '../faultKinds.ts';
import type { Window } from './windows.ts';

/** What can be picked in the timeline of a scenario. */
export type Part = { readonly kind: 'scenario' } | { readonly kind: 'load' } | { readonly kind: ItemKind; readonly index: number };
export type ItemKind = 'faults' | 'releases' | 'phases' | 'rebuilds' | 'alongside';

export const samePart = (a: Part, b: Part): boolean => a.kind === b.kind && ('index' in a ? a.index : -1) === ('index' in b ? b.index : -1);

/** One thing that happens in a scenario, as a row of its timeline. */
export interface Item {
  readonly part: { readonly kind: ItemKind; readonly index: number };
  readonly title: string;
  readonly detail: string;
  readonly window: Window;
  /** A moment, not a stretch: it has no end that could be moved. */
  readonly moment: boolean;
  readonly fixed: boolean;
}

/** Everything that happens in a scenario, in the order of the document. */
export function itemsOf(design: Design, scenario: Scenario): readonly Item[] {
  return [
    ...(scenario.faults ?? []).map(
      (fault, index): Item => ({
        part: { kind: 'faults', index },
        title: titleOf(design, fault.targetId),
        detail: faultDetail(fault),
        window: { fromMs: fault.fromMs ?? 0, toMs: fault.toMs },
        moment: fault.kind === 'crash' && fault.toMs === undefined,
        fixed: false,
      }),
    ),
    ...(scenario.releases ?? []).map(
      ({ elementId, atMs, errorRate }, index): Item => ({
        part: { kind: 'releases', index },
        title: titleOf(design, elementId),
        detail: errorRate === undefined ? t('new version') : t('new version, {{share}} of it fails', { share: formatQuantity(errorRate, '0 to 1') }),
        window: { fromMs: atMs ?? 0 },
        moment: true,
        fixed: false,
      }),
    ),
    ...(scenario.phases ?? []).map(
      ({ migrationId, phase, atMs }, index): Item => ({
        part: { kind: 'phases', index },
        title: titleOf(design, migrationId),
        detail: t('phase {{number}}', { number: phase }) + phaseName(design, migrationId, phase),
        window: { fromMs: atMs ?? 0 },
        moment: true,
        fixed: false,
      }),
    ),
    ...(scenario.rebuilds ?? []).map(
      ({ storeId, atMs }, index): Item => ({
        part: { kind: 'rebuilds', index },
        title: titleOf(design, storeId),
        detail: t('made anew'),
        window: { fromMs: atMs ?? 0 },
        moment: true,
        fixed: false,
      }),
    ),
    ...(scenario.alongside ?? []).map(
      ({ flowId, ratePerSecond = 1 }, index): Item => ({
        part: { kind: 'alongside', index },
        title: titleOf(design, flowId),
        detail: t('meanwhile, {{rate}}', { rate: formatQuantity(ratePerSecond, 'requests/s') }),
        window: { fromMs: 0 },
        moment: false,
        fixed: true,
      }),
    ),
  ];
}

function phaseName(design: Design, migrationId: string, phase: number): string {
  const name = design.migrations[migrationId]?.phases[phase - 1]?.name;
  return name ? `, ${name}` : '';
}

/** "errors 100 %", "slow × 10", "2 instances down". */
export function faultDetail({ kind, amount, instances, times }: NonNullable<Scenario['faults']>[number]): string {
  const word = inSentence(FAULT_WORDS[kind]);
  const once = times === undefined ? '' : `, ${t('{{count}} times', { count: times })}`;
  if (kind === 'slow') return `${word} × ${amount ?? 10}${once}`;
  if (kind === 'down' && instances !== undefined) return t('{{count}} instances down', { count: instances });
  if (kind === 'errors') return `${word} ${formatQuantity(amount ?? 1, '0 to 1')}${once}`;
  return `${word}${amount === undefined || amount === 1 ? '' : ` ${formatQuantity(amount, '0 to 1')}`}${once}`;
}

/** Moves a thing of a scenario in time. Moves of one thing that follow each other are one undo step. */
export function moveItem(id: string, { part, title }: Item, { fromMs, toMs }: Window): void {
  const scenario = useDesign.getState().design.scenarios[id];
  if (!scenario) return;
  const options = {
    label: t('Move {{name}} in {{scenario}}', { name: title, scenario: scenario.name }),
    gesture: `scenario ${id} ${part.kind} ${part.index}`,
  };
  switch (part.kind) {
    case 'faults': {
      const fault = scenario.faults?.[part.index];
      if (!fault) return;
      const { fromMs: _1, toMs: _2, ...rest } = fault;
      const next = { ...rest, ...(fromMs > 0 ? { fromMs } : {}), ...(toMs === undefined ? {} : { toMs }) };
      updateRecord('scenarios', id, { faults: (scenario.faults ?? []).with(part.index, next) }, options);
      return;
    }
    case 'releases': {
      const release = scenario.releases?.[part.index];
      if (release) updateRecord('scenarios', id, { releases: (scenario.releases ?? []).with(part.index, { ...release, atMs: fromMs }) }, options);
      return;
    }
    case 'phases': {
      const phase = scenario.phases?.[part.index];
      if (phase) updateRecord('scenarios', id, { phases: (scenario.phases ?? []).with(part.index, { ...phase, atMs: fromMs }) }, options);
      return;
    }
    case 'rebuilds': {
      const rebuild = scenario.rebuilds?.[part.index];
      if (rebuild) updateRecord('scenarios', id, { rebuilds: (scenario.rebuilds ?? []).with(part.index, { ...rebuild, atMs: fromMs }) }, options);
      return;
    }
    case 'alongside':
      return;
    default:
      return part.kind satisfies never;
  }
}

export function removeItem(id: string, { part, title }: Item): void {
  const scenario = useDesign.getState().design.scenarios[id];
  if (!scenario) return;
  const left = (scenario[part.kind] ?? []).toSpliced(part.index, 1);
  updateRecord(
    'scenarios',
    id,
    { [part.kind]: left.length === 0 ? null : left },
    { label: t('Take {{name}} out of {{scenario}}', { name: title, scenario: scenario.name }) },
  );
}
