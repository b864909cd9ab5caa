import { useSyncExternalStore } from 'react';
import { colours, type Theme } from '../../../drawing/index.ts';

const themeNow = (): Theme => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

function whenThemeChanges(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The colours of the theme that is shown, for what is painted. */
export function useInk(): (typeof colours)[Theme] {
  return colours[useSyncExternalStore(whenThemeChanges, themeNow)];
}
