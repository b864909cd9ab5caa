import { copyText, notices } from '../../../workspace/index.ts';

/** Puts text on the clipboard and says so. Where the browser refuses, says how to copy by hand. */
export async function copied(text: string, what: string): Promise<boolean> {
  const done = await copyText(text);
  if (done) notices.show({ id: 'copied', tone: 'success', title: `${what} is on the clipboard` });
  else notices.show({ id: 'copied', tone: 'warning', title: 'The browser does not let this page copy', detail: 'Select the text and press Ctrl C.' });
  return done;
}
