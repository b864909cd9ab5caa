import ALargeSmall from 'lucide-react/icons/a-large-small';
import CaseSensitive from 'lucide-react/icons/case-sensitive';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Regex from 'lucide-react/icons/regex';
import Search from 'lucide-react/icons/search';
import WholeWord from 'lucide-react/icons/whole-word';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { mark, t } from '../../../language/index.ts';
import { finding, type NameChange, replaceNames, useDesign, useFind, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { drawing } from '../../controls/keptFocus.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import input from '../../controls/Input.module.css';
import { handOverTyped } from '../../controls/typeAhead.ts';
import css from './Find.module.css';
import { HitRow } from './HitRow.tsx';
import { useHits } from './useHits.ts';

/** Rows that are on the page at most; more letters find the rest. */
const MOST_ROWS = 200;

/** Finds names and goes to each; replaces them all, or those that are not left out, in one undo step. */
export function FindTab() {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const { query, replacing, replacement, asked } = useFind();
  const { changes, refusal } = useHits();
  const [at, setAt] = useState<string>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const index = changes.findIndex(({ key }) => key === at);
  const chosen = changes.filter(({ key, after, text }) => !left.has(key) && after !== null && after !== text);

  const go = (change: NameChange | undefined) => {
    if (!change) return;
    setAt(change.key);
    view.select([change.id]);
    view.reveal([change.id]);
    announce(t('{{at}} of {{count}}: {{name}}.', { at: changes.indexOf(change) + 1, count: changes.length, name: change.text }));
  };

  // Asked for by a key, a press or a command, not restored with the page: then typing goes on here.
  const goesToFirst = useRef(false);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
    handOverTyped((text, entered) => {
      finding.setQuery({ text });
      goesToFirst.current = entered;
    });
  }, [asked]);
  useEffect(() => {
    if (!goesToFirst.current || changes.length === 0) return;
    goesToFirst.current = false;
    go(changes[0]);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, with the first hits of what was typed ahead
  }, [changes]);

  const step = (by: 1 | -1) => go(changes.at(index < 0 ? (by === 1 ? 0 : -1) : (index + by) % changes.length));
  const replaceAll = () => {
    const label = t('Replace “{{from}}” with “{{to}}”', { from: query.text, to: replacement });
    const result = replaceNames(chosen, label);
    if (result.ok && chosen.length > 0) announce(t('{{count}} names replaced. Undo brings them back.', { count: chosen.length }));
  };
  const replaceOne = () => {
    const change = changes[Math.max(0, index)];
    if (!change) return;
    const next = changes[changes.indexOf(change) + 1] ?? changes[0];
    const result = replaceNames([change], t('Replace “{{from}}” with “{{to}}”', { from: query.text, to: replacement }));
    if (result.ok && next && next !== change) go(next);
  };
  const leave = () => {
    view.setPalette(null);
    drawing()?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const toggle = event.altKey ? TOGGLES.find(({ code }) => code === event.code)?.option : undefined;
    if (toggle) finding.setQuery({ [toggle]: !query[toggle] });
    else if (event.key === 'Escape') leave();
    else if (event.target === field.current && event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.target === field.current && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) step(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the fields inside
    <div className={css.find} role="presentation" onKeyDown={onKeyDown}>
      <div className={css.fields}>
        <label className={cx(input.box, input.large)}>
          <Search size={15} aria-hidden="true" />
          <input
            ref={field}
            placeholder={t('Find a name')}
            aria-label={t('Find a name')}
            aria-invalid={refusal !== undefined || undefined}
            aria-describedby="find-count"
            spellCheck={false}
            autoComplete="off"
            value={query.text}
            onChange={(event) => {
              setAt(undefined);
              setLeft(new Set());
              finding.setQuery({ text: event.currentTarget.value });
            }}
          />
        </label>
        <div className={cx(css.options, css.switches)}>
          {TOGGLES.filter(({ option }) => replacing || option !== 'keepCase').map(({ option, label, keys, Icon }) => (
            <IconButton
              key={option}
              size="small"
              label={t(label)}
              keys={keys}
              icon={<Icon size={16} aria-hidden="true" />}
              pressed={query[option]}
              onClick={() => finding.setQuery({ [option]: !query[option] })}
            />
          ))}
          <span className={css.grow} />
          <IconButton
            size="small"
            label={t('Previous hit')}
            keys="Shift Enter"
            icon={<ChevronUp size={16} aria-hidden="true" />}
            disabled={changes.length === 0}
            onClick={() => step(-1)}
          />
          <IconButton
            size="small"
            label={t('Next hit')}
            keys="Enter"
            icon={<ChevronDown size={16} aria-hidden="true" />}
            disabled={changes.length === 0}
            onClick={() => step(1)}
          />
        </div>
        {replacing && (
          <>
            <label className={cx(input.box, input.large)}>
              <input
                placeholder={t('Replace with')}
                aria-label={t('Replace with')}
                spellCheck={false}
                autoComplete="off"
                disabled={readOnly}
                value={replacement}
                onChange={(event) => finding.setReplacement(event.currentTarget.value)}
              />
            </label>
            <div className={css.options}>
              <Button size="small" variant="line" disabled={readOnly || changes.length === 0} onClick={replaceOne}>
                {t('Replace')}
              </Button>
              <Button size="small" variant="primary" disabled={readOnly || chosen.length === 0} onClick={replaceAll}>
                {t('Replace {{count}} names', { count: chosen.length })}
              </Button>
            </div>
          </>
        )}
        <p id="find-count" className={cx(css.count, refusal !== undefined && css.refused)} role="status">
          {refusal ?? (query.text === '' ? '' : changes.length === 0 ? t('Nothing is called like that.') : countWords(index, changes.length))}
        </p>
      </div>
      <ul className={css.hits} aria-label={t('Hits|found')}>
        {changes.slice(0, MOST_ROWS).map((change) => (
          <HitRow
            key={change.key}
            change={change}
            design={design}
            replacing={replacing}
            isLeft={left.has(change.key)}
            isCurrent={change.key === at}
            onGo={() => go(change)}
            onLeave={(leave) => {
              const next = new Set(left);
              if (leave) next.add(change.key);
              else next.delete(change.key);
              setLeft(next);
            }}
          />
        ))}
      </ul>
      {changes.length > MOST_ROWS && <p className={css.more}>{t('and {{count}} more', { count: changes.length - MOST_ROWS })}</p>}
      <div className={css.foot}>
        <Button size="small" variant="quiet" aria-expanded={replacing} onClick={() => finding.setReplacing(!replacing)}>
          {replacing ? t('Only find') : t('Replace …')}
        </Button>
      </div>
    </div>
  );
}

const TOGGLES = [
  { option: 'matchCase', label: mark('Match case'), keys: 'Alt C', code: 'KeyC', Icon: CaseSensitive },
  { option: 'wholeWord', label: mark('Whole words'), keys: 'Alt W', code: 'KeyW', Icon: WholeWord },
  { option: 'keepCase', label: mark('Keep capitals when replacing'), keys: 'Alt K', code: 'KeyK', Icon: ALargeSmall },
  { option: 'expression', label: mark('Regular expression (RE2)'), keys: 'Alt R', code: 'KeyR', Icon: Regex },
] as const;

const countWords = (index: number, count: number): string =>
  index < 0 ? t('{{count}} names', { count }) : t('{{at}} of {{count}} names', { at: index + 1, count });

export default FindTab;
