import { session } from './session.ts';
import { followWithRules } from './stores/findings.ts';
import { followLens } from './stores/lens.ts';
import { followHints } from './stores/hints.ts';
import { view } from './stores/view.ts';
import { openLink } from './transfer/open.ts';

export interface StartOptions {
  /** The fragment of the address, `#d=…` for a shared design. Default: the page's own. */
  readonly hash?: string;
}

let started: Promise<void> | undefined;

/**
 * Opens the storage and the last design, or the one that a share link holds. Never rejects: where the browser gives no storage the work stays
 * in memory and the status says so. Further calls wait for the first.
 */
export function startWorkspace(options: StartOptions = {}): Promise<void> {
  started ??= start(options);
  return started;
}

async function start({ hash = globalThis.location?.hash ?? '' }: StartOptions): Promise<void> {
  await session.start();
  followWithRules();
  followHints();
  followLens();
  globalThis.window?.addEventListener('hashchange', () => void openShared(globalThis.location.hash));
  if (await openShared(hash)) return;
  view.setStartPage(!(await session.openLast()));
}

/** Opens the design of a share link as one of its own. Once it is read, the address lets go of it: a reload shall not make one more copy. */
async function openShared(hash: string): Promise<boolean> {
  if (!hash.startsWith(LINK)) return false;
  const { ok } = await openLink(hash);
  if (ok) globalThis.history?.replaceState(null, '', globalThis.location.pathname + globalThis.location.search);
  return ok;
}

const LINK = '#d=';
