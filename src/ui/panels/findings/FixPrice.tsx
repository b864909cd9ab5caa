import { useMemo } from 'react';
import { mark, t } from '../../../language/index.ts';
import { useDesign } from '../../../workspace/index.ts';
import { SeverityShape } from '../../controls/Severity.tsx';
import { changeWords, type RecordChange, recordChanges } from './changes.ts';
import css from './Findings.module.css';
import type { Finding, FixPreview } from './types.ts';

/** Beyond this many the rest is only counted. */
const MOST_SHOWN = 40;

/** What a fix costs and brings: the records that change, the findings that go and those that come. */
export function FixPrice({ edits, gone, come }: { edits: FixPreview['fix']['edits']; gone: readonly Finding[]; come: readonly Finding[] }) {
  const design = useDesign((state) => state.design);
  const changes = useMemo(() => recordChanges(design, edits), [design, edits]);
  return (
    <output className={css.price}>
      <div>
        <p className={css.priceHead}>{changes.length === 0 ? t('No record changes') : t('{{count}} records change', { count: changes.length })}</p>
        <ul className={css.changes}>
          {changes.slice(0, MOST_SHOWN).map((change) => (
            <Change key={`${change.does} ${change.kind} ${change.id}`} change={change} />
          ))}
        </ul>
        <More count={changes.length} />
      </div>
      <Findings head={t('{{count}} findings go', { count: gone.length })} list={gone} gone />
      <Findings head={comeWords(come.length)} list={come} />
    </output>
  );
}

const SIGNS: Readonly<Record<RecordChange['does'], readonly [sign: string, word: string]>> = {
  adds: ['+', mark('New:')],
  changes: ['·', mark('Changed:')],
  removes: ['−', mark('Removed:')],
};

function Change({ change }: { change: RecordChange }) {
  const [sign, word] = SIGNS[change.does];
  const fields = changeWords(change);
  return (
    <li>
      <span className={css.sign} aria-hidden="true">
        {sign}
      </span>
      <span>
        <span className="visually-hidden">{t(word)} </span>
        {change.does === 'removes' ? <s>{change.name}</s> : change.name}
        <span className={css.kind}>{fields === '' ? ` ${change.kind}` : `: ${fields}`}</span>
      </span>
    </li>
  );
}

function comeWords(count: number): string {
  if (count === 0) return t('No new findings');
  return t('{{count}} findings come', { count });
}

function Findings({ head, list, gone = false }: { head: string; list: readonly Finding[]; gone?: boolean }) {
  return (
    <div>
      <p className={css.priceHead}>{head}</p>
      <ul className={css.changes}>
        {list.slice(0, MOST_SHOWN).map((finding) => (
          <li key={finding.key}>
            <SeverityShape level={finding.severity} size={12} />
            {gone ? <s>{finding.message}</s> : finding.message}
          </li>
        ))}
      </ul>
      <More count={list.length} />
    </div>
  );
}

function More({ count }: { count: number }) {
  return count > MOST_SHOWN ? <p className={css.quiet}>{t('and {{count}} more', { count: count - MOST_SHOWN })}</p> : null;
}
