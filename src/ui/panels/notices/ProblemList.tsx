import { t } from '../../../language/index.ts';
import type { Notice } from '../../../workspace/index.ts';
import css from './Notices.module.css';

type Problem = NonNullable<Notice['problems']>[number];

interface ProblemListProps {
  problems: readonly Problem[];
  /** More than these are counted, not listed. */
  most: number;
  /** A sentence that stands beside the list already. */
  except?: string;
}

/** What was refused or not understood, each with its place and its reason. */
export function ProblemList({ problems, most, except }: ProblemListProps) {
  const told = problems.length === 1 && problems[0] && t(problems[0].message) === except ? [] : problems;
  const shown = told.slice(0, most);
  if (shown.length === 0 && problems[0] !== undefined) return <p className={css.place}>{placeOf(problems[0])}</p>;
  return (
    <>
      <ul className={css.problems}>
        {shown.map((problem, index) => (
          <li key={`${index}:${problem.path}`}>
            <span className={css.place}>{placeOf(problem)}</span> {t(problem.message)}
          </li>
        ))}
      </ul>
      {told.length > shown.length && <p className={css.detail}>{t('and {{count}} more', { count: told.length - shown.length })}</p>}
    </>
  );
}

/** `line 12, column 3` where it is known, else the path. */
export function placeOf({ line, column, path }: Problem): string {
  if (line === undefined) return path;
  const place = column === undefined ? t('line {{line}}', { line }) : t('line {{line}}, column {{column}}', { line, column });
  return path === '' ? place : `${place}, ${path}`;
}
