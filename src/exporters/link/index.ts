import { slugOf, type Design } from '../../model/index.ts';
import { PACKED_LIMITS, packDesign } from '../../model/packing.ts';
import { type Exporter, fileStem } from '../exporter.ts';

/** Where the packed design begins in an address. */
const MARK = '#d=';

/**
 * The fragment of an address that holds the whole design, `#d=…`. A browser never sends a fragment to a server.
 * @throws Error where it would be longer than what is read back
 */
export function encodeLink(design: Design): string {
  const packed = packDesign(design);
  if (packed.length > PACKED_LIMITS.characters) {
    const [length, most] = [packed.length, PACKED_LIMITS.characters].map((count) => count.toLocaleString('en'));
    throw new Error(`This design is too large for a link: it would have ${length} characters, and at most ${most} are read. Share the file instead: YAML.`);
  }
  return `${MARK}${packed}`;
}

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
