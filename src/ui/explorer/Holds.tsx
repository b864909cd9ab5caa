import CircleCheck from 'lucide-react/icons/circle-check';
import Undo2 from 'lucide-react/icons/undo-2';
import UserRound from 'lucide-react/icons/user-round';
import Zap from 'lucide-react/icons/zap';
import { mark, t } from '../../language/index.ts';
import type { Exploration } from '../../workspace/index.ts';
import css from './Explorer.module.css';
import { Levels } from './Levels.tsx';
import { faultsTried, grouped } from './words.ts';

/** Nothing is broken: how the runs end, and what was tried. */
export function Holds({ exploration }: { exploration: Exploration }) {
  const tried = faultsTried(exploration);
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t('What was found')}>
      <Ends exploration={exploration} />
      <Levels exploration={exploration} />
      <section className={css.tried}>
        <h3>{t('What was tried')}</h3>
        <p>
          {tried.length > 0
            ? t('Every order of everything that is stored, sent and heard, and in each of them, at any moment:')
            : t('Every order of everything that is stored, sent and heard, without a fault.')}
        </p>
        {tried.length > 0 && (
          <ul>
            {tried.map((fault) => (
              <li key={fault}>
                <Zap size={12} aria-hidden />
                {fault}
              </li>
            ))}
          </ul>
        )}
      </section>
      {exploration.together && (
        <section className={css.tried}>
          <h3>{t('Two runs at once')}</h3>
          <p>{exploration.together.words}</p>
        </section>
      )}
    </div>
  );
}

const ENDS = [
  { key: 'completed', word: mark('completed'), Icon: CircleCheck },
  { key: 'rolledBack', word: mark('rolled back'), Icon: Undo2 },
  { key: 'needsHuman', word: mark('needs a person'), Icon: UserRound },
] as const;

function Ends({ exploration: { ends, verdict } }: { exploration: Exploration }) {
  const all = ends.completed + ends.rolledBack + ends.needsHuman;
  return (
    <section className={css.ends}>
      <h3>{verdict === 'bounded' ? t('How runs have ended so far') : t('How the runs end')}</h3>
      <div className={css.share} aria-hidden="true">
        {ENDS.map(({ key }) => (
          <i key={key} data-end={key} style={{ flexGrow: all === 0 ? 0 : ends[key] }} />
        ))}
      </div>
      <ul>
        {ENDS.map(({ key, word, Icon }) => (
          <li key={key} data-end={key} data-none={ends[key] === 0 || undefined}>
            <Icon size={14} aria-hidden />
            <b>{grouped(ends[key])}</b>
            {t(word)}
          </li>
        ))}
      </ul>
    </section>
  );
}
