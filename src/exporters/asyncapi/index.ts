import { slugOf } from '../../model/index.ts';
import { writeYaml } from '../../model/text/writeYaml.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { asyncApiDocument, messagingServices } from './document.ts';

export interface AsyncApiOptions {
  /** Default `yaml`. */
  readonly format?: 'yaml' | 'json';
  /** One document of the whole design, or one for each service with what it sends and receives itself. Default `design`. */
  readonly scope?: 'design' | 'services';
}

/** Channels, messages and who sends and receives them, as AsyncAPI 3.0 (specification of 2023). Names stay as titles; keys are ASCII and unique. @throws Error where there is nothing to tell */
export const exporter: Exporter<AsyncApiOptions> = {
  id: 'asyncapi',
  export(design, { format = 'yaml', scope = 'design' } = {}) {
    const services = messagingServices(design);
    const hasChannels = Object.values(design.elements).some(({ kind }) => kind === 'channel');
    if (services.length === 0 && (scope === 'services' || !hasChannels)) throw new Error('Nobody sends or receives messages in this design.');
    if (scope === 'design') return [fileOf(fileStem(slugOf(design.meta.name), 'design'), asyncApiDocument(design), format)];
    return services.map(({ id, file }) => fileOf(file, asyncApiDocument(design, id), format));
  },
};

function fileOf(stem: string, document: ReturnType<typeof asyncApiDocument>, format: 'yaml' | 'json') {
  return format === 'json'
    ? { path: `${stem}.asyncapi.json`, content: `${JSON.stringify(document, null, 2)}\n`, mediaType: 'application/json' }
    : { path: `${stem}.asyncapi.yaml`, content: writeYaml(document), mediaType: 'application/yaml' };
}
