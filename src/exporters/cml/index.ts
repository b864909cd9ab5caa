import { slugOf } from '../../model/index.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { contextMapText } from './contextMap.ts';

/** The strategic design in the language of Context Mapper: contexts, subdomains, aggregates and how contexts are related. */
export const exporter: Exporter = {
  id: 'cml',
  export: (design) => [{ path: `${fileStem(slugOf(design.meta.name), 'design')}.cml`, content: contextMapText(design), mediaType: 'text/plain' }],
};
