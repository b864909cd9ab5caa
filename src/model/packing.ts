/** The model's third entry: a design packed into one short word, for links and for comments. It is apart from the first so that a page can start without it. */
export { packDesign, PACKED_LIMITS, unpackDesign } from './packing/packDesign.ts';
