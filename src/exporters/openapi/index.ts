import { writeYaml } from '../../model/text/writeYaml.ts';
import type { Exporter } from '../exporter.ts';
import { apisOf, openApiDocument } from './document.ts';

export interface OpenApiOptions {
  /** Default `yaml`. */
  readonly format?: 'yaml' | 'json';
  /** Only the interface of this element. Default: one document for each that has operations. */
  readonly elementId?: string;
}

/**
 * The operations of each service as OpenAPI 3.1, one document for each. The paths are those that the generated TypeScript answers: an operation is a `POST`
 * of its request to `/operations/…`. A design in which nobody asks for anything gives no file.
 */
export const openapi: Exporter<OpenApiOptions> = {
  id: 'openapi',
  title: 'OpenAPI',
  extension: 'openapi.yaml',
  export: (design, { format = 'yaml', elementId } = {}) =>
    apisOf(design)
      .filter(({ id }) => elementId === undefined || id === elementId)
      .map((api) => {
        const document = openApiDocument(design, api);
        return format === 'json'
          ? { path: `${api.file}.openapi.json`, content: `${JSON.stringify(document, null, 2)}\n`, mediaType: 'application/json' }
          : { path: `${api.file}.openapi.yaml`, content: writeYaml(document), mediaType: 'application/yaml' };
      }),
};
