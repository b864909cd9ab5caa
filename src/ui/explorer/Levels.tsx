import { t } from '../../language/index.ts';
import type { Exploration } from '../../workspace/index.ts';
import css from './Explorer.module.css';
import { grouped } from './words.ts';

/** From this many bars on, only some of their numbers have room. */
const MOST_NUMBERED = 14;

/** New states by number of steps, as bars. */
export function Levels({ exploration }: { exploration: Exploration }) {
  const { levels, counterexample } = exploration;
  const count = Math.max(levels.length, counterexample ? counterexample.steps.length + 1 : 0);
  const hit = counterexample ? counterexample.steps.length : -1;
  const most = Math.max(...levels);
  const every = count <= MOST_NUMBERED ? 1 : count <= 40 ? 5 : 10;
  return (
    <figure className={css.levels} data-dense={count > 32 || undefined}>
      <div
        className={css.bars}
        role="img"
        aria-label={t('New states by number of steps: {{list}}', { list: levels.map((states, steps) => `${steps}: ${grouped(states)}`).join(', ') })}
      >
        {Array.from({ length: count }, (_, steps) => (
          <span key={steps} data-hit={steps === hit || undefined} title={t('{{count}} steps: {{states}} new', { count: steps, states: levels[steps] ?? 0 })}>
            <i style={{ height: `${Math.max(2, Math.round(((levels[steps] ?? 0) / most) * 44))}px` }} />
            <em>{steps % every === 0 || steps === hit ? steps : ''}</em>
          </span>
        ))}
      </div>
      <figcaption>
        {counterexample ? t('new states by number of steps; a shortest run is shown') : t('new states by number of steps, until none was new')}
      </figcaption>
    </figure>
  );
}
