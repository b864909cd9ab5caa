import { writeYaml } from '../../model/text/writeYaml.ts';
import type { Exporter } from '../exporter.ts';
import { apisOf, openApiDocument } from './document.ts';

export interface OpenApiOptions {
  /** Default `yaml`. */
  readonly format?: 'yaml' | 'json';
  /** Id of the one element whose interface is wanted. Default: one document for each that has operations. */
  readonly service?: string;
}

/**
 * The operations of each service as OpenAPI 3.1, one document for each. The paths are those that the generated TypeScript answers: an operation is a `POST`
 * of its request to `/operations/…`.
 * @throws Error where nobody asks anything of anybody
 */
export const exporter: Exporter<OpenApiOptions> = {
  id: 'openapi',
  export(design, { format = 'yaml', service } = {}) {
    const apis = apisOf(design).filter(({ id }) => service === undefined || id === service);
    if (apis.length === 0) throw new Error(service === undefined ? 'No element of this design has operations.' : 'This element has no operations.');
    return apis.map((api) => {
      const document = openApiDocument(design, api);
      return format === 'json'
        ? { path: `${api.file}.openapi.json`, content: `${JSON.stringify(document, null, 2)}\n`, mediaType: 'application/json' }
        : { path: `${api.file}.openapi.yaml`, content: writeYaml(document), mediaType: 'application/yaml' };
    });
  },
  choices: (design) => ({ service: apisOf(design).map(({ id, element, operations }) => ({ value: id, label: element.name, hint: `${operations.length}` })) }),
};
