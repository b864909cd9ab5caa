import { colours } from '../drawing/index.ts';
import { useView } from '../workspace/index.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function show(): void {
  const { theme } = useView.getState();
  const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colours[shown].canvas);
}

/** Keeps `data-theme` on the page equal to what the person chose, or to the system where nothing was chosen. */
export function followTheme(): void {
  show();
  useView.subscribe((now, before) => {
    if (now.theme !== before.theme) show();
  });
  dark.addEventListener('change', show);
}
