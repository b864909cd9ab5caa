import { CARRIED_LIMITS, unpackDesign } from '../../model/packing.ts';
import type { Importer } from '../importer.ts';
import { say } from '../../speech/index.ts';

const CARRIER = /<metadata[^>]*>\s*seamwright-design:([\w-]*)/;

/** A picture that the SVG export wrote: the design is inside. Pictures of others hold none. */
export const svg: Importer = {
  id: 'svg',
  title: 'SVG',
  detect: (text) => (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg\b/i.test(text.slice(0, 5_000)) ? 0.9 : 0),
  read(text) {
    const packed = CARRIER.exec(text)?.[1];
    if (packed === undefined)
      return { problems: [{ path: '', message: say`This picture holds no design; only pictures that were exported with the design inside can be opened.` }] };
    const unpacked = unpackDesign(packed, CARRIED_LIMITS);
    return unpacked.ok ? { design: unpacked.design, problems: unpacked.problems } : { problems: unpacked.problems };
  },
};
