import { t } from '../../../language/index.ts';

/** Characters that get through where people paste links: chats and trackers cut longer ones, some mail programs break them. */
const EVERYWHERE = 2_000;
const MOST_PLACES = 8_000;

/** How long a link is, and where a link of that length gets through. */
export function lengthAdvice(length: number): string {
  const said = t('{{toLocaleString}} characters', { toLocaleString: length.toLocaleString('en') });
  if (length <= EVERYWHERE) return t('{{said}}. Short enough for every chat and mail.', { said });
  if (length <= MOST_PLACES) return t('{{said}}. Some chats cut links of more than 2,000; mail and documents take it.', { said });
  return t('{{said}}. Long for a link: the file from Export, YAML, travels better.', { said });
}
