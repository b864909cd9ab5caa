/** What draws small pictures, by itself: they are asked for long after the page is there. */
export { thumbnailOf } from '../drawing/index.ts';
