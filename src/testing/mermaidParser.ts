import { JSDOM } from 'jsdom';

/** What the two versions' diagrams share, as far as tests read it. */
interface Diagram {
  readonly type: string;
  readonly db: object;
}
interface Api {
  parse(text: string): Promise<unknown>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<Diagram> };
}

/** Mermaid as GitHub and others run it: the parsers themselves are the oracle. They want a page around them, so there is one from here on. */
export async function mermaidParsers(): Promise<readonly { readonly version: string; readonly api: Api }[]> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const [twelve, eleven] = await Promise.all([import('mermaid'), import('mermaid-11')]);
  return [
    { version: '12', api: twelve.default as unknown as Api },
    { version: '11', api: eleven.default as unknown as Api },
  ];
}

/** What a reader of the drawn diagram sees of a parsed label: Mermaid's placeholders for entities, then the entities, then line breaks. */
export function seenText(label: string): string {
  return label
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<br\s*\/?>/g, '\n')
    .trim();
}
