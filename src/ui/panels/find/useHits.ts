import { useEffect, useMemo, useState } from 'react';
import { compilePattern, type CompiledPattern, findNames, nameChanges, type NameChange, useDesign, useFind } from '../../../workspace/index.ts';

/** What the search has found in the open design, with what replacing makes of it. */
export interface Hits {
  readonly changes: readonly NameChange[];
  /** Why what is looked for cannot be read. */
  readonly refusal: string | undefined;
}

/** The hits of the search, kept up to date with what is looked for and with the design. */
export function useHits(): Hits {
  const design = useDesign((state) => state.design);
  const query = useFind((state) => state.query);
  const replacement = useFind((state) => state.replacement);
  const [compiled, setCompiled] = useState<CompiledPattern>();
  useEffect(() => {
    let over = false;
    void compilePattern(query).then((result) => !over && setCompiled(result));
    return () => {
      over = true;
    };
  }, [query]);
  const pattern = compiled?.ok ? compiled.pattern : undefined;
  const hits = useMemo(() => (pattern ? findNames(design, pattern) : []), [design, pattern]);
  const changes = useMemo(() => (pattern ? nameChanges(hits, pattern, replacement) : []), [hits, pattern, replacement]);
  return { changes, refusal: compiled && !compiled.ok ? compiled.reason : undefined };
}
