import { create } from 'zustand';
import type { Health, HelpfulFix } from '../../rules/index.ts';
import { pathAttempts } from '../../workers/rules/onPage.ts';
import { useDesign } from './design.ts';
import { findings, useFindings } from './findings.ts';
import { rulesClient } from './rules-client.ts';
import type { PathStep } from './what-if.ts';

export interface HealthState {
  /** How the design is as a whole; `null` until it is worked out. While a newer one is being worked out the last one stays. */
  readonly health: Health | null;
  /** The known path on which one request becomes the most attempts; `null` where nothing is tried twice. */
  readonly attempts: AttemptsOnPath | null;
  /** The fixes that take away most; `null` until they are worked out. */
  readonly helpful: readonly HelpfulFix[] | null;
  readonly failed: boolean;
}

export interface AttemptsOnPath {
  /** How often the end of the path may be called for one request; infinite where somebody tries for ever. */
  readonly attempts: number;
  readonly path: readonly PathStep[];
}

const NOTHING: HealthState = { health: null, attempts: null, helpful: null, failed: false };

export const useHealth = create<HealthState>(() => NOTHING);

/** Milliseconds after the last change until the health is worked out: it is read, not watched. */
const DELAY_MS = 120;

/** Keeps the health up to date for as long as somebody looks at it. Returns how to stop. */
export function followHealth(): () => void {
  let stopper = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    stopper.abort();
    stopper = new AbortController();
    clearTimeout(timer);
    timer = setTimeout(() => void workOut(stopper.signal), DELAY_MS);
  };
  void workOut(stopper.signal);
  const unsubscribe = useDesign.subscribe((now, before) => {
    if (now.designId !== before.designId) useHealth.setState(NOTHING);
    if (now.design !== before.design || now.ready !== before.ready) look();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    stopper.abort();
    if (useFindings.getState().lit) findings.darken();
    useHealth.setState(NOTHING);
  };
}

async function workOut(signal: AbortSignal): Promise<void> {
  const { design, ready } = useDesign.getState();
  if (!ready) return;
  try {
    const client = await rulesClient();
    const health = await client.health(design);
    if (signal.aborted) return;
    const attempts = mostAttempts([
      ...(health.longestChain ? [health.longestChain.path] : []),
      ...useFindings.getState().findings.flatMap(({ path }) => (path ? [path] : [])),
    ]);
    useHealth.setState({ health, attempts, failed: false });
    relight();
    const helpful = await client.helpful(design, { signal });
    if (!signal.aborted) useHealth.setState({ helpful });
  } catch {
    if (!signal.aborted) useHealth.setState({ failed: true });
  }
}

/** The path on which one request becomes the most attempts; `null` where nothing is tried twice. */
export function mostAttempts(paths: readonly (readonly PathStep[])[]): AttemptsOnPath | null {
  let worst: AttemptsOnPath | null = null;
  for (const path of paths) {
    const attempts = pathAttempts(path);
    if (attempts > (worst?.attempts ?? 1)) worst = { attempts, path };
  }
  return worst;
}

/** The path that is lit up has other numbers now, or is gone. */
function relight(): void {
  const { lit } = useFindings.getState();
  if (!lit) return;
  const { health, attempts } = useHealth.getState();
  const path = lit.source === 'longestChain' ? health?.longestChain?.path : attempts?.path;
  if (path) findings.light(lit.source, path);
  else findings.darken();
}
