import type { ReactElement } from 'react';
import { mark, t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { Menu, type MenuGroup, type MenuItem } from '../controls/index.ts';
import { type FaultKind, run, useDesign, useRun } from '../../workspace/index.ts';
import { faultKindsOf, instancesOf } from './faultKinds.ts';

/** What a person points at: an element, a flow, or a step of a saga in one direction. */
export interface BreakTarget {
  readonly id: string;
  readonly name: string;
  readonly stepId?: string;
  readonly direction?: 'do' | 'undo';
}

interface Break {
  readonly id: string;
  readonly label: string;
  readonly kind: FaultKind;
  readonly amount?: number;
  readonly hint?: string;
  readonly forUs?: number;
  readonly times?: number;
  readonly instances?: number;
}

const STEP: readonly Break[] = [
  { id: 'refuse', label: mark('Refuses'), kind: 'refuse', hint: mark('with a reason, once'), times: 1 },
  { id: 'errors', label: mark('Fails with an error'), kind: 'errors', hint: mark('every try') },
  { id: 'timeout', label: mark('Does not answer'), kind: 'timeout', hint: mark('may have worked') },
  { id: 'crash', label: mark('Crashes'), kind: 'crash', hint: mark('back after 1 s') },
];

/** How each kind of fault is offered: at once and whole, and where that teaches more, in part or for a while. */
const WAYS: Readonly<Record<FaultKind, readonly Break[]>> = {
  errors: [
    { id: 'errors', label: mark('Errors'), kind: 'errors', amount: 1, hint: '100 %' },
    { id: 'half', label: mark('Errors'), kind: 'errors', amount: 0.5, hint: '50 %' },
    { id: 'recover', label: mark('Errors for 5 s, then recovers'), kind: 'errors', amount: 1, forUs: 5_000_000 },
  ],
  timeout: [{ id: 'timeout', label: mark('Does not answer'), kind: 'timeout', hint: mark('may have worked') }],
  slow: [{ id: 'slow', label: mark('Slow'), kind: 'slow', amount: 10, hint: '× 10' }],
  down: [{ id: 'down', label: mark('Down'), kind: 'down' }],
  refuse: [{ id: 'refuse', label: mark('Refuses'), kind: 'refuse', hint: mark('with a reason') }],
  crash: [{ id: 'crash', label: mark('Crashes'), kind: 'crash', hint: mark('back after 1 s') }],
  lose: [{ id: 'lose', label: mark('Loses messages'), kind: 'lose' }],
  duplicate: [{ id: 'duplicate', label: mark('Delivers twice'), kind: 'duplicate' }],
  partition: [{ id: 'partition', label: mark('Cut off'), kind: 'partition', hint: mark('no way through') }],
};
const ORDER: readonly FaultKind[] = ['errors', 'timeout', 'slow', 'down', 'refuse', 'crash', 'lose', 'duplicate', 'partition'];

function waysOf(design: Design, target: BreakTarget): readonly Break[] {
  if (target.stepId !== undefined) return STEP;
  const kinds = faultKindsOf(design, target.id);
  const ways = ORDER.filter((kind) => kinds.includes(kind)).flatMap((kind) => WAYS[kind]);
  const instances = instancesOf(design, target.id);
  const one: Break = { id: 'one', label: mark('One instance down'), kind: 'down', instances: 1, hint: t('of {{count}}', { count: instances }) };
  return instances > 1 && kinds.includes('down') ? ways.flatMap((way) => (way.id === 'down' ? [way, one] : [way])) : ways;
}

/** The rows with which a person breaks something at the playhead, and mends it again. */
export function breakGroups(target: BreakTarget): readonly MenuGroup[] {
  const { tUs, faults } = useRun.getState();
  const broken = faults.some((fault) => fault.targetId === target.id && fault.stepId === target.stepId && (fault.toUs === undefined || fault.toUs > tUs));
  const rows = waysOf(useDesign.getState().design, target).map(
    (choice): MenuItem => ({
      id: choice.id,
      label: t(choice.label),
      hint: choice.hint && t(choice.hint),
      onSelect: () =>
        run.inject({
          targetId: target.id,
          kind: choice.kind,
          ...(target.stepId === undefined ? {} : { stepId: target.stepId, direction: target.direction ?? 'do' }),
          ...(choice.amount === undefined ? {} : { amount: choice.amount }),
          ...(choice.forUs === undefined ? {} : { toUs: Math.round(useRun.getState().tUs) + choice.forUs }),
          ...(choice.times === undefined ? {} : { times: choice.times }),
          ...(choice.instances === undefined ? {} : { instances: choice.instances }),
        }),
    }),
  );
  if (rows.length === 0) return [];
  const mend: MenuItem = { id: 'mend', label: t('Back to normal'), disabled: !broken, onSelect: () => run.mend(target.id, target.stepId) };
  return [{ label: t('Break “{{name}}”', { name: target.name }), items: rows }, { items: [mend] }];
}

/** A button that opens the menu of ways to break one thing. */
export function BreakMenu({ target, trigger }: { target: BreakTarget; trigger: ReactElement }) {
  useRun((state) => state.faults);
  return <Menu trigger={trigger} groups={breakGroups(target)} />;
}
