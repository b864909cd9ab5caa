import { Fragment } from 'react';
import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import type { NameChange } from '../../../workspace/index.ts';
import { cx } from '../../controls/cx.ts';
import { kindOf } from '../../records/describe.ts';
import { RecordGlyph } from '../../records/RecordGlyph.tsx';
import css from './Find.module.css';

interface HitRowProps {
  change: NameChange;
  design: Design;
  replacing: boolean;
  /** Left out of what is replaced. */
  isLeft: boolean;
  isCurrent: boolean;
  onGo: () => void;
  onLeave: (left: boolean) => void;
}

/** A name in which something was found: what fits is marked; while replacing, what it becomes stands under it, and it can be left as it is. */
export function HitRow({ change, design, replacing, isLeft, isCurrent, onGo, onLeave }: HitRowProps) {
  const { id, stepId, text, after } = change;
  const kind = stepId === undefined ? t(kindOf(design, id)) : t('step');
  return (
    <li className={cx(css.hit, isCurrent && css.current)}>
      {replacing && (
        <input
          type="checkbox"
          className={css.check}
          aria-label={t('Replace in {{name}}', { name: text })}
          checked={!isLeft && after !== null}
          disabled={after === null}
          onChange={(event) => onLeave(!event.currentTarget.checked)}
        />
      )}
      <button type="button" className={css.go} aria-current={isCurrent || undefined} title={`${text} · ${kind}`} onClick={onGo}>
        <RecordGlyph design={design} id={id} size={15} />
        <span className={css.words}>
          <span className={css.name}>
            <Marked change={change} />
          </span>
          {replacing && !isLeft && (
            <span className={css.after}>
              {after === null ? t('stays: nothing would be left of it') : after === '' ? t('goes') : <>→ {after.replaceAll('\n', ' ')}</>}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

/** Letters that are shown before the first part that fits: a long text begins there. */
const BEFORE = 16;

function Marked({ change: { text, spans } }: { change: NameChange }) {
  const begin = Math.max(0, (spans[0]?.start ?? 0) - BEFORE);
  return (
    <>
      {begin > 0 && '…'}
      {spans.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(spans[index - 1]?.end ?? begin, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(spans.at(-1)?.end ?? begin)}
    </>
  );
}
