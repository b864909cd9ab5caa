import { Fragment, type ReactNode } from 'react';
import { t } from './language.ts';

interface SentenceProps {
  /** The English text, the key: `Press {{key}} to begin.` */
  of: string;
  /** What stands in its places. */
  with: Readonly<Record<string, ReactNode>>;
}

/** A text with elements in its places; the language decides where they stand. */
export function Sentence({ of, with: places }: SentenceProps) {
  const parts = t(of).split(/\{\{(\w+)\}\}/);
  return parts.map((part, index) => <Fragment key={index}>{index % 2 === 0 ? part : places[part]}</Fragment>);
}
