import { JSDOM } from 'jsdom';

export interface MermaidParser {
  readonly version: string;
  /** Rejects where the text is no diagram. */
  parse(text: string): Promise<unknown>;
  /** What the parser understood: nodes, edges, participants … */
  read(text: string): Promise<object>;
}

interface Api {
  parse(text: string): Promise<unknown>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<{ readonly db: object }> };
}

/** Mermaid as GitHub and others run it: the parsers themselves are the oracle. They want a page around them, so there is one from here on. */
export async function mermaidParsers(): Promise<readonly MermaidParser[]> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const [twelve, eleven] = await Promise.all([import('mermaid'), import('mermaid-11')]);
  return [parserOf('12', twelve.default as unknown as Api), parserOf('11', eleven.default as unknown as Api)];
}

const parserOf = (version: string, api: Api): MermaidParser => ({
  version,
  parse: (text) => api.parse(text),
  // Only a first `parse` makes the diagram types known.
  read: async (text) => {
    await api.parse(text);
    return (await api.mermaidAPI.getDiagramFromText(text)).db;
  },
});

/** What a reader of the drawn diagram sees of a parsed label: Mermaid's placeholders for entities, then the entities, then line breaks. */
export function seenText(label: string): string {
  return label
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<br\s*\/?>/g, '\n')
    .trim();
}
