import { useSyncExternalStore } from 'react';

/** The theme that the page shows, kept up to date: `system` is resolved already. */
export const useTheme = (): 'light' | 'dark' => useSyncExternalStore(follow, shown);

const shown = (): 'light' | 'dark' => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

function follow(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
