import css from './Count.module.css';

/** A number in a small pill: how many findings, how many fields. */
export function Count({ value }: { value: number }) {
  return <span className={css.count}>{value}</span>;
}
