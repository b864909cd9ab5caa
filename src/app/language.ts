import { type Language, LANGUAGES, showLanguage } from '../language/index.ts';
import { useView } from '../workspace/index.ts';

/** The first language of the browser that the interface has; English where it has none of them. */
export function systemLanguage(preferred: readonly string[] = navigator.languages): Language {
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return codes.find((code): code is Language => Object.hasOwn(LANGUAGES, code)) ?? 'en';
}

async function show(): Promise<void> {
  const { language: choice } = useView.getState();
  const wanted = choice === 'system' ? systemLanguage() : choice;
  try {
    await showLanguage(wanted);
    document.documentElement.lang = wanted;
  } catch {
    // Its texts could not be fetched: the page stays as it is.
  }
}

/**
 * Keeps the language of the interface and `lang` of the page equal to what the person chose, or to the browser where nothing was chosen.
 * It resolves when the first picture can be drawn in it.
 */
export function followLanguage(): Promise<void> {
  useView.subscribe((now, before) => {
    if (now.language !== before.language) void show();
  });
  window.addEventListener('languagechange', () => void show());
  return show();
}
