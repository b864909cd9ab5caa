import { registerSW } from 'virtual:pwa-register';
import { t } from '../language/index.ts';
import { downloadDesign, notices, whenSaved } from '../workspace/index.ts';

/** Asked for once an hour while the page is open: somebody may leave it open for weeks. */
const ASK_MS = 60 * 60 * 1_000;

/** Keeps the page working without a network after the first visit, and says when a newer version waits. */
export function workOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const update = registerSW({
    onNeedRefresh: () => offer(() => void update(true)),
    // The new version has taken over, here or by another tab: this page is of the old one.
    onNeedReload: () => void reload(),
    onRegisteredSW: (_address, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), ASK_MS);
    },
  });
}

function offer(start: () => void): void {
  notices.show({
    id: NOTICE,
    tone: 'info',
    title: t('A new version is ready'),
    detail: t('Your work is kept. It starts with the next load of the page.'),
    sticky: true,
    actions: [{ label: t('Reload'), run: () => void startWhenSaved(start) }],
  });
}

const NOTICE = 'new-version';

/** Lets the new version take over once everything is written. What could not be written is not given up for it. */
async function startWhenSaved(start: () => void): Promise<void> {
  if (await everythingIsSaved()) start();
  else warn(() => void startWhenSaved(start));
}

async function reload(): Promise<void> {
  if (await everythingIsSaved()) location.reload();
  else warn(() => void reload());
}

/** What is being typed into a field counts as well: leaving the field takes it into the design. */
function everythingIsSaved(): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return whenSaved();
}

function warn(again: () => void): void {
  notices.show({
    id: NOTICE,
    tone: 'warning',
    title: t('The new version waits: your last changes are only in this tab'),
    detail: t('Save a file to be safe, then reload.'),
    sticky: true,
    actions: [
      { label: t('Save a file'), run: () => void downloadDesign().then(() => warn(again)) },
      { label: t('Try again'), run: again },
    ],
  });
}
