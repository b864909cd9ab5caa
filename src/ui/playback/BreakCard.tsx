import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { t } from '../../language/index.ts';
import { IconButton, Island } from '../controls/index.ts';
import { useRun } from '../../workspace/index.ts';
import { breakGroups, type BreakTarget } from './BreakMenu.tsx';
import css from './BreakCard.module.css';

/** The ways to break one thing, as buttons beside it. Takes the focus, gives it back. */
export function BreakCard({ target, onClose }: { target: BreakTarget; onClose: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useRun((state) => state.faults);
  useEffect(() => {
    const before = document.activeElement;
    first.current?.focus({ preventScroll: true });
    return () => {
      // Somebody who has gone on to a menu or a field keeps the focus there.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <Island
      className={css.card}
      role="group"
      aria-label={t('Break {{name}}', { name: target.name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <b>{target.name}</b>
        <IconButton size="tiny" label={t('Close')} icon={<X size={14} aria-hidden />} onClick={onClose} />
      </header>
      <div className={css.rows}>
        {breakGroups(target).map((group, groupIndex) =>
          group.items.map((item, index) => (
            <button
              key={item.id}
              type="button"
              ref={groupIndex === 0 && index === 0 ? first : undefined}
              className={css.row}
              disabled={item.disabled ?? false}
              onClick={() => {
                item.onSelect();
                onClose();
              }}
            >
              <span>{item.label}</span>
              {item.hint !== undefined && <small>{item.hint}</small>}
            </button>
          )),
        )}
      </div>
    </Island>
  );
}
