import { JSDOM } from 'jsdom';

export interface MermaidParser {
  readonly version: string;
  /** Rejects where the text is no diagram. */
  parse(text: string): Promise<unknown>;
  /** What the parser understood: nodes, edges, participants … */
  read(text: string): Promise<object>;
  /** The kind of diagram that a text is; nothing where this version knows none. */
  typeOf(text: string): string | undefined;
  /** Every kind of diagram that this version draws. */
  readonly types: readonly string[];
}

interface Api {
  detectType(text: string): string;
  getRegisteredDiagramsMetadata(): readonly { readonly id: string }[];
  parse(text: string): Promise<unknown>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<{ readonly db: object }> };
}

/** Mermaid as GitHub and others run it: the parsers themselves are the oracle. They want a page around them, so there is one from here on. */
export async function mermaidParsers(): Promise<readonly MermaidParser[]> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  quickenDefineProperty();
  const [twelve, eleven] = await Promise.all([import('mermaid'), import('mermaid-11')]);
  const apis = [twelve, eleven].map((module) => module.default as unknown as Api);
  // Only a first `parse` makes the diagram types known.
  await Promise.all(apis.map((api) => api.parse('flowchart TD\na')));
  return apis.map((api, index) => parserOf(VERSIONS[index] ?? '', api));
}

/**
 * Mermaid copies its eight hundred settings again for nearly every label, each by `Object.defineProperty`; that is most of the time that parsing takes.
 * An ordinary property that is new on a plain object is the same when it is assigned, which takes a tenth of the time.
 */
function quickenDefineProperty(): void {
  const define = Object.defineProperty;
  Object.defineProperty = <T>(target: T, key: PropertyKey, descriptor: PropertyDescriptor & ThisType<unknown>): T => {
    if (!isOrdinary(descriptor) || !isNewOnPlain(target, key)) return define(target, key, descriptor);
    const plain: Record<PropertyKey, unknown> = target;
    plain[key] = descriptor.value;
    return target;
  };
}

const isOrdinary = (descriptor: PropertyDescriptor): boolean =>
  descriptor.writable === true && descriptor.enumerable === true && descriptor.configurable === true && Object.hasOwn(descriptor, 'value');

const isNewOnPlain = (target: unknown, key: PropertyKey): target is Record<PropertyKey, unknown> =>
  typeof target === 'object' && target !== null && Object.getPrototypeOf(target) === Object.prototype && !(key in target) && Object.isExtensible(target);

const VERSIONS = ['12', '11'] as const;

const parserOf = (version: string, api: Api): MermaidParser => ({
  version,
  parse: (text) => api.parse(text),
  read: async (text) => (await api.mermaidAPI.getDiagramFromText(text)).db,
  typeOf: (text) => {
    try {
      return api.detectType(text);
    } catch {
      return undefined;
    }
  },
  types: api.getRegisteredDiagramsMetadata().map(({ id }) => id),
});

/** What a reader of the drawn diagram sees of a parsed label: Mermaid's placeholders for entities, then the entities, then line breaks. */
export function seenText(label: string): string {
  return label
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<br\s*\/?>/g, '\n')
    .trim();
}
