import { inSentence, listWords, t } from '../../../../language/index.ts';
import type { FormField } from '../../../../model/index.ts';

/** Names of fields as their form calls them, in the middle of a sentence. A field that the form does not know keeps its own name. */
export function namesOf(keys: readonly string[], form: readonly FormField[]): readonly string[] {
  const labels = new Map(form.map(({ key, label }) => [key, label]));
  return keys.map((key) => {
    const label = labels.get(key);
    return label === undefined ? key : inSentence(t(label));
  });
}

const FIRST = 3;

/** `timeout, retry and TLS`, of more the first three: an import may leave nearly everything open. */
export function inWords(names: readonly string[]): string {
  const shown = names.length > FIRST + 1 ? [...names.slice(0, FIRST), t('{{count}} more', { count: names.length - FIRST })] : names;
  return listWords(shown);
}
