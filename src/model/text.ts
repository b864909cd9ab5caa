/** The model's second entry: text. It is apart from the first so that a page can start without a YAML parser. */
export { readDesign } from './text/readDesign.ts';
export { writeDesign } from './text/writeDesign.ts';
