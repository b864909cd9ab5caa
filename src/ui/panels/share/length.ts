import { t } from '../../../language/index.ts';

/** Characters that get through where people paste links: chats and trackers cut longer ones, some mail programs break them. */
const EVERYWHERE = 2_000;
const MOST_PLACES = 8_000;

/** How long a link is, and where a link of that length gets through. */
export function lengthAdvice(length: number): string {
  const said = t('{{count}} characters', { count: length });
  if (length <= EVERYWHERE) return `${said}. ${t('Short enough for every chat and mail.')}`;
  if (length <= MOST_PLACES) return `${said}. ${t('Some chats cut links of more than {{limit}}; mail and documents take it.', { limit: EVERYWHERE })}`;
  return `${said}. ${t('Long for a link: the file from Export, YAML, travels better.')}`;
}
