import { load } from 'js-yaml';

interface Named {
  readonly name: string;
  readonly [field: string]: unknown;
}

interface Flow {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly [field: string]: unknown;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A `.seam.yaml` file, read by a YAML reader that is not the product's. Collections that it leaves out are empty. */
export interface DesignFile {
  readonly meta: Named;
  readonly elements: Readonly<Record<string, Named & { readonly kind: string }>>;
  readonly contexts: Readonly<Record<string, Named>>;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly sagas: Readonly<Record<string, Named>>;
  readonly layout: Readonly<Record<string, Place>>;
}

const EMPTY = { elements: {}, contexts: {}, flows: {}, sagas: {}, layout: {} };

export function readDesignFile(text: string): DesignFile {
  return { ...EMPTY, ...(load(text) as Partial<DesignFile> & Pick<DesignFile, 'meta'>) };
}

/** What is drawn, without ids and places: `service Orders`, `call Orders → Payments`, in the order of the alphabet. */
export function drawn({ elements, contexts, flows }: DesignFile): string[] {
  const name = (id: string): string => elements[id]?.name ?? id;
  return [
    ...Object.values(contexts).map((context) => `context ${context.name}`),
    ...Object.values(elements).map((element) => `${element.kind} ${element.name}`),
    ...Object.values(flows).map((flow) => `${flow.kind} ${name(flow.from)} → ${name(flow.to)}`),
  ].sort();
}

/** Where the element of this name stands. */
export function placeOf({ elements, layout }: DesignFile, name: string): Place {
  const id = Object.keys(elements).find((one) => elements[one]?.name === name);
  const place = id === undefined ? undefined : layout[id];
  if (!place) throw new Error(`${name} has no place in the file.`);
  return place;
}
