import { canonicalDesign, slugOf } from '../../model/index.ts';
import { writeDesign } from '../../model/text.ts';
import { type Exporter, fileStem } from '../exporter.ts';

export interface SeamOptions {
  /** Default `yaml`. */
  readonly format?: 'yaml' | 'json';
}

/** The project's own document, canonical: the same design always gives the same bytes. */
export const seam: Exporter<SeamOptions> = {
  id: 'seam',
  export: (design, options = {}) => {
    const stem = fileStem(slugOf(design.meta.name), 'design');
    return options.format === 'json'
      ? [{ path: `${stem}.seam.json`, content: `${JSON.stringify(canonicalDesign(design), null, 2)}\n`, mediaType: 'application/json' }]
      : [{ path: `${stem}.seam.yaml`, content: writeDesign(design), mediaType: 'application/yaml' }];
  },
};

export { seam as exporter };
