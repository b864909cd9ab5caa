/** More lines are not drawn unasked. Mermaid's layout holds the page up and grows faster than the text: 332 lines, 280 flows between 50 contexts, took 36 s. */
const MOST_LINES = 200;

/** Whether a text may be drawn unasked. */
export function isQuicklyDrawn(text: string): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines <= MOST_LINES;
}
