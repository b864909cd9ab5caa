import { t } from '../../language/index.ts';
import { type Design, update } from '../../model/index.ts';
import {
  apply,
  type ApplyResult,
  findings,
  moveSagaStep,
  removeRecords,
  removeSagaStep,
  renameRecord,
  updateSagaStep,
  useDesign,
  useFindings,
  view,
} from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import { framesInOrder, type OutlineRow } from './tree.ts';

/** The record that stands for a row on the canvas and in the inspector: of a step its saga. */
export const recordOf = (row: OutlineRow): string => row.ownerId ?? row.id ?? '';

/** Selects what a row stands for, and shows it on the canvas. */
export function selectRow(row: OutlineRow): void {
  if (row.id === undefined) return;
  view.select([recordOf(row)]);
  view.reveal([recordOf(row)]);
}

/** Gives what a row stands for a new name and says so. An empty name changes nothing, but for labels and compensations, which may be none. */
export function renameRow(row: OutlineRow, name: string, options: { readonly made?: boolean } = {}): void {
  const wanted = name.trim();
  const result = renamed(row, wanted, options);
  if (!result?.ok || result.applied.length === 0) return;
  announce(wanted === '' ? t('{{label}} has no name now.', { label: row.label }) : t('{{label}} is called {{name}} now.', { label: row.label, name: wanted }));
}

function renamed(row: OutlineRow, name: string, options: { readonly made?: boolean }): ApplyResult | undefined {
  const { id, ownerId, kind } = row;
  if (id === undefined) return undefined;
  const { contexts, elements } = useDesign.getState().design;
  if (ownerId === undefined) return renameRecord(id, name, Object.hasOwn(contexts, id) || Object.hasOwn(elements, id) ? options : {});
  const step = useDesign.getState().design.sagas[ownerId]?.steps.find((one) => one.id === id);
  const before = kind === 'compensation' ? step?.compensation : step?.name;
  if (name === (before ?? '')) return undefined;
  if (kind === 'compensation') return updateSagaStep(ownerId, id, { compensation: name === '' ? null : name });
  return name === '' ? undefined : updateSagaStep(ownerId, id, { name });
}

/** Removes what a row stands for, with all that cannot stand without it, and says so. */
export function removeRow(row: OutlineRow): boolean {
  const result = removed(row);
  if (!result.ok || result.applied.length === 0) return false;
  announce(t('{{label}} deleted. Undo brings it back.', { label: row.label }));
  return true;
}

function removed({ id, ownerId, kind }: OutlineRow): ApplyResult {
  if (id === undefined) return { ok: true, applied: [] };
  if (kind === 'compensation') return updateSagaStep(ownerId ?? '', id, { compensation: null });
  return kind === 'step' ? removeSagaStep(ownerId ?? '', id) : removeRecords([id]);
}

/** Moves a step of a saga, or a frame, by one place among its siblings, and says where it is then. */
export function reorderRow(row: OutlineRow, by: -1 | 1): void {
  const to = row.position - 1 + by;
  if (to < 0 || to >= row.siblings) return;
  const result = row.kind === 'frame' ? moveFrame(useDesign.getState().design, row.id ?? '', to) : moveSagaStep(row.ownerId ?? '', row.id ?? '', to);
  if (result.ok) announce(t('{{label}} is now {{to}} of {{siblings}}.', { label: row.label, to: to + 1, siblings: row.siblings }));
}

function moveFrame(design: Design, id: string, to: number): ApplyResult {
  const order = framesInOrder(design).filter((one) => one !== id);
  order.splice(to, 0, id);
  const edits = order.flatMap((one, index) => (design.frames[one]?.order === index ? [] : [update('frames', one, { order: index })]));
  return apply(edits, { label: `Move ${design.frames[id]?.name ?? id}` });
}

/** Opens the findings at the first that speaks of a row. */
export function showFindingsOf(row: OutlineRow): void {
  const [first] = useFindings.getState().byRecord.get(row.id ?? '') ?? [];
  if (!first) return;
  view.openDrawer('findings');
  findings.activate(first.key);
}
