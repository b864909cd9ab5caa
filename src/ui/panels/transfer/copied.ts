import { t } from '../../../language/index.ts';
import { copyText, notices } from '../../../workspace/index.ts';

/** Puts text on the clipboard and says so. Where the browser refuses, says how to copy by hand. */
export async function copied(text: string, what: string): Promise<boolean> {
  const done = await copyText(text);
  if (done) notices.show({ id: 'copied', tone: 'success', title: t('{{what}} is on the clipboard', { what }) });
  else notices.show({ id: 'copied', tone: 'warning', title: t('The browser does not let this page copy'), detail: t('Select the text and press Ctrl C.') });
  return done;
}
