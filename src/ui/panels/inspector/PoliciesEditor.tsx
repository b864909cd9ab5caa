import { useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { effectivePolicy, type Flow, type Json, POLICY_NAMES, policyForm, type PolicyName, policyOrder, policyState } from '../../../model/index.ts';
import { setPolicy, setPolicyOrder, useDesign } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { titleOf } from '../../records/describe.ts';
import { POLICY_WORDS } from '../../records/words.ts';
import { PolicyRow, type PolicyShown } from './PolicyRow.tsx';
import css from './Policies.module.css';
import { type AnyPolicy, STARTING } from './policySummary.ts';
import { useReorder } from './reorder.ts';

interface PoliciesEditorProps {
  title: string;
  /** Said at the right of the title: the order, or for whom it holds. */
  note?: string;
  /** Whose policies: a flow, an element (its calls by default) or `platform`. */
  ownerId: string;
  order: readonly PolicyName[];
  shown: (name: PolicyName) => PolicyShown;
  /** Present where the order means something. */
  onReorder?: (order: PolicyName[]) => void;
}

/** The policies of one holder as a list; one row at a time is open. */
export function PoliciesEditor({ title, note, ownerId, order, shown, onReorder }: PoliciesEditorProps) {
  const [open, setOpen] = useState<PolicyName | null>(() => order.find((name) => name === 'circuitBreaker' && shown(name).state === 'set') ?? null);
  const list = useRef<HTMLUListElement>(null);
  const reorder = useReorder({
    items: order,
    list,
    onMove: (next, name) => {
      onReorder?.(next);
      announce(
        t('{{policy}} is now number {{number}} of {{count}}, counted from the outside in.', {
          policy: POLICY_WORDS[name],
          number: next.indexOf(name) + 1,
          count: next.length,
        }),
      );
    },
  });

  const set = (name: PolicyName, policy: AnyPolicy | null) => {
    const result = setPolicy(ownerId, name, policy);
    return result.ok ? undefined : (result.problems[0]?.message ?? t('The design refuses this value.'));
  };

  return (
    <section aria-label={title}>
      <div className={css.head}>
        <h3 className={css.title}>{title}</h3>
        {note !== undefined && <span className={css.note}>{note}</span>}
      </div>
      <ul ref={list} className={css.list}>
        {reorder.order.map((name) => (
          <PolicyRow
            key={name}
            name={name}
            shown={shown(name)}
            parameters={policyForm(name)}
            open={open === name}
            dragging={reorder.dragging === name}
            handle={onReorder && reorder.handle(name)}
            onKeyDown={onReorder && reorder.onKeyDown(name)}
            onToggle={() => setOpen(open === name ? null : name)}
            onAdd={() => {
              if (set(name, STARTING[name]) === undefined) setOpen(name);
            }}
            onRemove={() => {
              set(name, null);
              setOpen(null);
            }}
            onChange={(policy) => set(name, policy)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The policies of a call, in their order from the outside in; what it inherits is shown as such. */
export function CallPolicies({ id, flow }: { id: string; flow: Flow }) {
  const design = useDesign((state) => state.design);
  const shown = (name: PolicyName): PolicyShown => {
    const effective = effectivePolicy(design, flow, name);
    if (effective.state !== 'set') return { state: effective.state };
    if (effective.from === 'flow') return { state: 'set', policy: effective.policy as AnyPolicy };
    return { state: 'inherited', policy: effective.policy as AnyPolicy, from: effective.from === 'platform' ? t('the platform') : titleOf(design, flow.from) };
  };
  return (
    <PoliciesEditor
      title={t('Policies')}
      note={t('outermost first')}
      ownerId={id}
      order={policyOrder(flow)}
      shown={shown}
      onReorder={(order) => setPolicyOrder(id, sameAsUsual(order) ? null : order)}
    />
  );
}

const sameAsUsual = (order: readonly PolicyName[]) => order.every((name, index) => name === POLICY_NAMES[index]);

/** Policies that hold for every call of an element, or of the platform, that does not say otherwise. */
export function DefaultPolicies({ ownerId, policies, note }: { ownerId: string; policies: object | undefined; note: string }) {
  const shown = (name: PolicyName): PolicyShown => {
    const state = policyState(policies, name);
    const policy = (policies as Readonly<Record<string, Json>> | undefined)?.[name] as AnyPolicy | undefined;
    return state === 'set' && policy !== undefined ? { state, policy } : { state: state === 'set' ? 'absent' : state };
  };
  return <PoliciesEditor title={t('Default policies')} note={note} ownerId={ownerId} order={POLICY_NAMES} shown={shown} />;
}
