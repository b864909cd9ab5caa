/** Markdown of GitHub's dialect as HTML, without the HTML that stands in it. */
export async function pageOf(markdown: string): Promise<string> {
  const [{ micromark }, { gfm, gfmHtml }] = await Promise.all([import('micromark'), import('micromark-extension-gfm')]);
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}
