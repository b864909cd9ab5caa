import { CARRIED_LIMITS, unpackDesign } from '../../model/packing.ts';
import type { Importer } from '../importer.ts';
import { say } from '../../speech/index.ts';

/** A chunk `iTXt` with our keyword, not compressed, without language. What it carries is ASCII and survives that the picture was read as text. */
const CARRIER = /iTXtseamwright-design\0{5}([\w-]+)\n/;

/** A picture in pixels that the PNG export wrote, read as if it were text: the design is inside. Pictures of others hold none. */
export const png: Importer = {
  id: 'png',
  title: 'PNG',
  detect: (text) => (/^[\u0089\ufffd]PNG\r\n\u001a\n/.test(text.slice(0, 8)) ? 1 : 0),
  read(text) {
    const packed = CARRIER.exec(text)?.[1];
    if (packed === undefined)
      return { problems: [{ path: '', message: say`This picture holds no design; only pictures that were exported with the design inside can be opened.` }] };
    const unpacked = unpackDesign(packed, CARRIED_LIMITS);
    return unpacked.ok ? { design: unpacked.design, problems: unpacked.problems } : { problems: unpacked.problems };
  },
};
