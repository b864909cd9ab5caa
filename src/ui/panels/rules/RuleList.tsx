import { type KeyboardEvent, useEffect, useRef } from 'react';
import { t } from '../../../language/index.ts';
import { useDesign, useFindings } from '../../../workspace/index.ts';
import { Count } from '../../controls/Count.tsx';
import { cx } from '../../controls/cx.ts';
import { SEVERITY_WORDS, SeverityShape } from '../../controls/Severity.tsx';
import css from './Rules.module.css';
import { ruleState, severityIn } from './ruleState.ts';
import type { RuleInfo } from './types.ts';

interface RuleListProps {
  rules: readonly RuleInfo[];
  chosen: string | undefined;
  onChoose: (ruleId: string) => void;
}

/** Rules by group. Tab comes to the chosen one, arrows, Home and End go through all of them. */
export function RuleList({ rules, chosen, onChoose }: RuleListProps) {
  const list = useRef<HTMLDivElement>(null);
  const groups = [...new Set(rules.map(({ group }) => group))];
  const inOrder = groups.flatMap((group) => rules.filter((rule) => rule.group === group));
  const stop = inOrder.some(({ id }) => id === chosen) ? chosen : inOrder[0]?.id;

  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = inOrder.findIndex(({ id }) => id === (event.target as HTMLElement).dataset['rule']);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: inOrder.length - 1 }[event.key];
    const next = to === undefined ? undefined : inOrder[to];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (!next) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(next.id)}"]`)?.focus();
  };

  return (
    <div ref={list} role="presentation" className={css.list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group} aria-label={t(group)}>
          <h3 className={css.group}>{t(group)}</h3>
          <ul className={css.rows}>
            {rules
              .filter((rule) => rule.group === group)
              .map((rule) => (
                <li key={rule.id}>
                  <RuleRow rule={rule} chosen={rule.id === chosen} tabIndex={rule.id === stop ? 0 : -1} onChoose={onChoose} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RuleRow({ rule, chosen, tabIndex, onChoose }: { rule: RuleInfo; chosen: boolean; tabIndex: number; onChoose: (ruleId: string) => void }) {
  const state = useDesign(({ design }) => ruleState(rule, design));
  const own = useDesign(({ design }) => Object.hasOwn(design.ruleSettings, rule.id));
  const severity = useDesign(({ design }) => severityIn(rule, design));
  const found = useFindings(({ findings }) => findings.reduce((sum, { ruleId }) => sum + (ruleId === rule.id ? 1 : 0), 0));
  return (
    <button
      type="button"
      data-rule={rule.id}
      tabIndex={tabIndex}
      aria-current={chosen || undefined}
      className={cx(css.row, chosen && css.chosen, state !== 'on' && css.silent)}
      onClick={() => onChoose(rule.id)}
    >
      <SeverityShape level={severity} size={13} />
      <span className={css.rowTitle}>{t(rule.title)}</span>
      <span className="visually-hidden">{SEVERITY_WORDS[severity]}</span>
      {own && state === 'on' && <span className={css.own}>{t('set')}</span>}
      {state === 'off' && <span className={css.own}>{t('off')}</span>}
      {state === 'outside' && (
        <span className={css.own} title={t('Asked from the preset “{{preset}}” on', { preset: t(rule.preset) })}>
          {t(rule.preset)}
        </span>
      )}
      {found > 0 && (
        <>
          <Count value={found} />
          <span className="visually-hidden">{t('{{count}} findings', { count: found })}</span>
        </>
      )}
    </button>
  );
}
