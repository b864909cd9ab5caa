import { useEffect, useState } from 'react';
import { type Choices, exportChoices, type Target, useDesign } from '../../../workspace/index.ts';

/** Changes that follow each other faster than this are looked at once, in milliseconds. */
const PAUSE_MS = 50;
const NONE: Choices = {};

/** What the options of a target can be for the open design; undefined until it is known. While the design changes, what was known stays. */
export function useChoices({ id, options }: Target): Choices | undefined {
  const design = useDesign((state) => state.design);
  const [known, setKnown] = useState<{ readonly id: string; readonly choices: Choices }>();
  const asks = options.some(({ type }) => type === 'ofDesign');
  useEffect(() => {
    if (!asks) return;
    const abort = new AbortController();
    const ask = () =>
      exportChoices(id, abort.signal).then(
        (choices) => abort.signal.aborted || setKnown({ id, choices }),
        () => abort.signal.aborted || setKnown({ id, choices: NONE }),
      );
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [design, id, asks]);
  if (!asks) return NONE;
  return known?.id === id ? known.choices : undefined;
}
