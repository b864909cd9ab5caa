import { slugOf, type Design } from '../../model/index.ts';
import { packDesign } from '../../model/packing.ts';
import { type Exporter, fileStem } from '../exporter.ts';

/** Where the packed design begins in an address. */
const MARK = '#d=';

/** The fragment of an address that holds the whole design, `#d=…`. A browser never sends a fragment to a server. */
export const encodeLink = (design: Design): string => `${MARK}${packDesign(design)}`;

export interface LinkOptions {
  /** The address in front of the fragment. Default: none, so that the fragment alone is written. */
  readonly address?: string;
}

/** A link with the whole design in it. */
export const link: Exporter<LinkOptions> = {
  id: 'link',
  export: (design, options = {}) => [
    {
      path: `${fileStem(slugOf(design.meta.name), 'design')}-link.txt`,
      content: `${(options.address ?? '').replace(/#.*$/s, '')}${encodeLink(design)}`,
      mediaType: 'text/plain',
    },
  ],
};

export { link as exporter };
