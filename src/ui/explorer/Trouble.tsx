import GitBranch from 'lucide-react/icons/git-branch';
import { t } from '../../language/index.ts';
import { addSaga, explorer, useDesign, view, type CompileProblem } from '../../workspace/index.ts';
import { Button, EmptyState } from '../controls/index.ts';
import css from './Explorer.module.css';

/** The design has no saga of which anything could be tried. */
export function NoSaga() {
  const readOnly = useDesign((state) => state.readOnly !== false);
  const make = () => {
    const made = addSaga();
    if (made.ok) explorer.open(made.id);
  };
  return (
    <EmptyState
      icon={<GitBranch size={20} aria-hidden />}
      title={t('No saga yet')}
      action={
        <Button variant="primary" disabled={readOnly} onClick={make}>
          {t('Add a saga')}
        </Button>
      }
    >
      {t('A saga is a business transaction over several services. With one drawn, everything that can happen to it is tried here.')}
    </EmptyState>
  );
}

/** What the saga lacks before it can run, each with its remedy where there is one. */
export function Cannot({ problems }: { problems: readonly CompileProblem[] }) {
  const readOnly = useDesign((state) => state.readOnly !== false);
  return (
    <>
      <ul className={css.problems}>
        {problems.map((problem, index) => (
          <li key={index}>
            <p>{problem.message}</p>
            {problem.remedy && (
              <Button size="small" variant={index === 0 ? 'primary' : 'line'} disabled={readOnly} onClick={() => explorer.remedy(problem)}>
                {problem.remedy.title}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={css.working}>
        <Button variant="line" onClick={() => view.setMode('design')}>
          {t('Back to the design')}
        </Button>
      </div>
    </>
  );
}
