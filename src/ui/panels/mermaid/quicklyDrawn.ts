/** Lines that Mermaid draws in about a second. Its layout grows faster than the text and holds the page up: an overview of 280 flows between 50 contexts took 36 s. */
const MOST_LINES = 200;

/** Whether a text may be drawn unasked. */
export function isQuicklyDrawn(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines <= MOST_LINES;
}
