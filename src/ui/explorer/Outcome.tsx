import { t } from '../../language/index.ts';
import { explorer, type ExploreResult, useExplore } from '../../workspace/index.ts';
import { Button } from '../controls/index.ts';
import { Broken } from './Broken.tsx';
import { BrokenTogether } from './BrokenTogether.tsx';
import css from './Explorer.module.css';
import { Holds } from './Holds.tsx';
import { Cannot, NoSaga } from './Trouble.tsx';

/** What was found, or what to do where nothing was. */
export function Outcome({ result, stepsId }: { result: ExploreResult; stepsId: string }) {
  const noSaga = useExplore((state) => state.sagaId === null);
  if (noSaga) return <NoSaga />;
  switch (result.kind) {
    case 'done':
      if (!result.exploration.counterexample && result.exploration.together?.counterexample)
        return <BrokenTogether exploration={result.exploration} counterexample={result.exploration.together.counterexample} stepsId={stepsId} />;
      return result.exploration.counterexample ? (
        <Broken exploration={result.exploration} counterexample={result.exploration.counterexample} stepsId={stepsId} />
      ) : (
        <Holds exploration={result.exploration} />
      );
    case 'exploring':
      return (
        <div className={css.working}>
          <div className={css.progress} role="progressbar" aria-label={t('Trying everything')} />
          <Button variant="line" onClick={explorer.cancel}>
            {t('Cancel')}
          </Button>
        </div>
      );
    case 'cannot':
      return <Cannot problems={result.problems} />;
    case 'cancelled':
    case 'failed':
    case 'nothing':
      return (
        <div className={css.working}>
          <Button variant="primary" onClick={explorer.again}>
            {t('Try everything')}
          </Button>
        </div>
      );
    default:
      return result satisfies never;
  }
}
