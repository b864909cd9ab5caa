export { designs, hostileText, plainText, type DesignOptions } from './arbitraries.ts';
export { acceptedEdits, editsBetween } from './edits.ts';
export { HOSTILE_IDS, HOSTILE_NAMES } from './hostile.ts';
export { largeDesign } from './largeDesign.ts';
export { sketch } from '../importers/sketch.ts';
