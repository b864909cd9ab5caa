import type { ReactElement } from 'react';
import { Menu, type MenuGroup, type MenuItem } from '../controls/index.ts';
import { run, useRun, type FaultKind } from '../../workspace/index.ts';

/** What a person points at: an element, a flow, or a step of a saga in one direction. */
export interface BreakTarget {
  readonly id: string;
  readonly name: string;
  readonly stepId?: string;
  readonly direction?: 'do' | 'undo';
  readonly what?: 'element' | 'flow';
}

interface Break {
  readonly id: string;
  readonly label: string;
  readonly kind: FaultKind;
  readonly amount?: number;
  readonly hint?: string;
  readonly forUs?: number;
  readonly times?: number;
}

const STEP: readonly Break[] = [
  { id: 'refuse', label: 'Refuses', kind: 'refuse', hint: 'a business reason, once', times: 1 },
  { id: 'errors', label: 'Fails with an error', kind: 'errors', hint: 'every try' },
  { id: 'timeout', label: 'Does not answer', kind: 'timeout', hint: 'the work may be done' },
  { id: 'crash', label: 'Crashes', kind: 'crash', hint: 'comes back after 1 s' },
];

const ELEMENT: readonly Break[] = [
  { id: 'errors', label: 'Errors', kind: 'errors', amount: 1, hint: '100 %' },
  { id: 'half', label: 'Errors', kind: 'errors', amount: 0.5, hint: '50 %' },
  { id: 'recover', label: 'Errors for 5 s, then recovers', kind: 'errors', amount: 1, forUs: 5_000_000 },
  { id: 'timeout', label: 'Does not answer', kind: 'timeout', hint: 'the work may be done' },
  { id: 'slow', label: 'Slow', kind: 'slow', amount: 10, hint: '× 10' },
  { id: 'down', label: 'Down', kind: 'down' },
  { id: 'refuse', label: 'Refuses', kind: 'refuse', hint: 'a business reason' },
  { id: 'crash', label: 'Crashes', kind: 'crash', hint: 'comes back after 1 s' },
];

const FLOW: readonly Break[] = [
  { id: 'errors', label: 'Errors', kind: 'errors', amount: 1, hint: '100 %' },
  { id: 'recover', label: 'Errors for 5 s, then recovers', kind: 'errors', amount: 1, forUs: 5_000_000 },
  { id: 'slow', label: 'Slow', kind: 'slow', amount: 10, hint: '× 10' },
  { id: 'lose', label: 'Loses messages', kind: 'lose' },
  { id: 'duplicate', label: 'Delivers twice', kind: 'duplicate' },
  { id: 'partition', label: 'Cut off', kind: 'partition' },
];

/** The rows with which a person breaks something at the playhead, and mends it again. */
export function breakGroups(target: BreakTarget): readonly MenuGroup[] {
  const { tUs, faults } = useRun.getState();
  const choices = target.stepId ? STEP : target.what === 'flow' ? FLOW : ELEMENT;
  const broken = faults.some((fault) => fault.targetId === target.id && fault.stepId === target.stepId && (fault.toUs === undefined || fault.toUs > tUs));
  const rows = choices.map(
    (choice): MenuItem => ({
      id: choice.id,
      label: choice.label,
      hint: choice.hint,
      onSelect: () =>
        run.inject({
          targetId: target.id,
          kind: choice.kind,
          ...(target.stepId === undefined ? {} : { stepId: target.stepId, direction: target.direction ?? 'do' }),
          ...(choice.amount === undefined ? {} : { amount: choice.amount }),
          ...(choice.forUs === undefined ? {} : { toUs: Math.round(useRun.getState().tUs) + choice.forUs }),
          ...(choice.times === undefined ? {} : { times: choice.times }),
        }),
    }),
  );
  const mend: MenuItem = { id: 'mend', label: 'Back to normal', disabled: !broken, onSelect: () => run.mend(target.id, target.stepId) };
  return [{ label: `Break “${target.name}”`, items: rows }, { items: [mend] }];
}

/** A button that opens the menu of ways to break one thing. */
export function BreakMenu({ target, trigger }: { target: BreakTarget; trigger: ReactElement }) {
  useRun((state) => state.faults);
  return <Menu trigger={trigger} groups={breakGroups(target)} />;
}
