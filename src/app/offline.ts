import { registerSW } from 'virtual:pwa-register';
import { t } from '../language/index.ts';
import { notices } from '../workspace/index.ts';

/** Keeps the page working without a network after the first visit, and says when a newer version waits. */
export function workOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const update = registerSW({
    onNeedRefresh() {
      notices.show({
        id: 'new-version',
        tone: 'info',
        title: t('A newer version is ready.'),
        detail: t('Your work is kept. It starts with the next load of the page.'),
        sticky: true,
        actions: [{ label: t('Reload now'), run: () => void update(true) }],
      });
    },
  });
}
