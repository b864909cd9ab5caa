import Mail from 'lucide-react/icons/mail';
import GitBranch from 'lucide-react/icons/git-branch';
import SquareDashed from 'lucide-react/icons/square-dashed';
import type { ReactNode } from 'react';
import { glyphPath, policyGlyph } from '../../../drawing/index.ts';
import { mark, t } from '../../../language/index.ts';
import { addContext, addMessage, addSagaOf, groupSelection, notices, setPolicy, useDesign, useView } from '../../../workspace/index.ts';
import { Glyph } from '../../records/Glyph.tsx';
import { matches } from '../../records/kinds.ts';
import css from './Palette.module.css';

interface PatternRow {
  readonly label: string;
  readonly hint?: string;
  readonly words: string;
  readonly icon: ReactNode;
  run(): void;
}

const selected = () => useView.getState().selection;
const design = () => useDesign.getState().design;

const ROWS: readonly PatternRow[] = [
  {
    label: mark('Bounded context'),
    hint: mark('boundary'),
    words: mark('ddd domain boundary group'),
    icon: <SquareDashed size={15} aria-hidden="true" />,
    run: () => void (selected().some((id) => Object.hasOwn(design().elements, id)) ? groupSelection() : addContext()),
  },
  {
    label: mark('Saga'),
    hint: mark('2 styles'),
    words: mark('transaction compensation orchestration choreography'),
    icon: <GitBranch size={15} aria-hidden="true" />,
    run: () => void addSagaOf(selected()),
  },
  {
    label: mark('Circuit breaker'),
    hint: mark('on a call'),
    words: mark('resilience policy'),
    icon: <Glyph path={glyphPath(policyGlyph('circuitBreaker'))} size={15} />,
    run: () => onCalls((id) => setPolicy(id, 'circuitBreaker', {})),
  },
  {
    label: mark('Timeout'),
    hint: mark('on a call'),
    words: mark('resilience policy deadline'),
    icon: <Glyph path={glyphPath(policyGlyph('timeout'))} size={15} />,
    run: () => onCalls((id) => setPolicy(id, 'timeout', {})),
  },
  {
    label: mark('Message'),
    hint: mark('event'),
    words: mark('event command query document contract'),
    icon: <Mail size={15} aria-hidden="true" />,
    run: () => void addMessage({ kind: 'event' }),
  },
];

/** Puts a policy on the selected calls, or says that there is none. */
function onCalls(put: (flowId: string) => void): void {
  const calls = selected().filter((id) => design().flows[id]?.kind === 'call');
  if (calls.length === 0)
    notices.show({ id: 'no-call', tone: 'info', title: t('Select a call first'), detail: t('The policy goes on the calls that are selected.') });
  for (const id of calls) put(id);
}

/** Those that the typed words find. */
export function visiblePatterns(query: string): readonly PatternRow[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return ROWS.filter((row) => matches(`${row.label} ${row.words} patterns ${t(row.label)} ${t(row.words)} ${t('Patterns')}`, wanted));
}

/** Things that are no box of their own: they stand around, along or on what is there. */
export function PatternRows({ query, disabled }: { query: string; disabled: boolean }) {
  const rows = visiblePatterns(query);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('Patterns')}>
      <h3 className={css.heading}>{t('Patterns')}</h3>
      <div className={css.rows}>
        {rows.map((row) => (
          <button key={row.label} type="button" className={css.row} disabled={disabled} onClick={(event) => event.detail < 2 && row.run()}>
            {row.icon}
            <span className={css.rowLabel}>{t(row.label)}</span>
            {row.hint !== undefined && <span className={css.hint}>{t(row.hint)}</span>}
          </button>
        ))}
      </div>
    </section>
  );
}
