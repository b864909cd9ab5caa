import { useSyncExternalStore } from 'react';
import { type Language, language, onLanguage } from './language.ts';

/**
 * The language that is shown. The window is drawn anew when it changes, so only what stands outside of that, or must keep its state meanwhile, asks for it.
 */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language, language);
