export { largeDesign } from './largeDesign.ts';
export { sketch } from './sketch.ts';
