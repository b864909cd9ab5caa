/** The model's third entry: a design packed into one short word, for links and for comments. It is apart from the first so that a page can start without it. */
export { CARRIED_LIMITS, packDesign, PACKED_LIMITS, unpackDesign } from './packing/packDesign.ts';
