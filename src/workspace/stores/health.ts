import { create } from 'zustand';
import type { Health, HelpfulFix } from '../../rules/index.ts';
import { useDesign } from './design.ts';
import { findings, useFindings } from './findings.ts';
import { rulesClient } from './rules-client.ts';

export interface HealthState {
  /** How the design is as a whole; `null` until it is worked out. While a newer one is being worked out the last one stays. */
  readonly health: Health | null;
  /** The fixes that take away most; `null` until they are worked out. */
  readonly helpful: readonly HelpfulFix[] | null;
  readonly failed: boolean;
}

const NOTHING: HealthState = { health: null, helpful: null, failed: false };

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
    useHealth.setState({ health, failed: false });
    relight(health);
    const helpful = await client.helpful(design, { signal });
    if (!signal.aborted) useHealth.setState({ helpful });
  } catch (error) {
    // A newer design took its place, and is looked at next.
    const isOvertaken = signal.aborted || (error instanceof DOMException && error.name === 'AbortError');
    if (!isOvertaken) useHealth.setState({ failed: true });
  }
}

/** The path that is lit up has other numbers now, or is gone. */
function relight(health: Health): void {
  const { lit } = useFindings.getState();
  if (!lit) return;
  const path = health[lit.source]?.path;
  if (path) findings.light(lit.source, path);
  else findings.darken();
}
