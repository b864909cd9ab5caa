import { canonicalDesign, slugOf } from '../../model/index.ts';
import { writeDesign } from '../../model/text.ts';
import { type Exporter, fileStem } from '../exporter.ts';

export interface SeamOptions {
  /** Default `yaml`. */
  readonly format?: 'yaml' | 'json';
  /** Address of the published JSON Schema, `seam.schema.json`, written so that editors complete and check. Default: none. */
  readonly schema?: string;
}

/** The project's own document, canonical: the same design always gives the same bytes. */
export const seam: Exporter<SeamOptions> = {
  id: 'seam',
  export: (design, { format = 'yaml', schema } = {}) => {
    const stem = fileStem(slugOf(design.meta.name), 'design');
    const address = schema?.replace(/\s+/gu, '');
    if (format === 'json') {
      const document = { ...(address !== undefined && { $schema: address }), ...canonicalDesign(design) };
      return [{ path: `${stem}.seam.json`, content: `${JSON.stringify(document, null, 2)}\n`, mediaType: 'application/json' }];
    }
    const head = address === undefined ? '' : `# yaml-language-server: $schema=${address}\n`;
    return [{ path: `${stem}.seam.yaml`, content: head + writeDesign(design), mediaType: 'application/yaml' }];
  },
};

export { seam as exporter };
