/** Seen from further away an element is too low for a badge on its edge: it would hide the name, and left of the corner that of the context. */
const ON_EDGE_FROM_ZOOM = 0.75;
/** From still further away a badge with words over the element would hide the name of the context, and that of the element with it. */
const WORDS_FROM_ZOOM = 0.45;

/** How the badge of a fault is shown: with its words on the edge of its element, with its words over it, or as a flash on its corner. */
export function badgeLook(zoom: number): 'edge' | 'above' | 'flash' {
  if (zoom >= ON_EDGE_FROM_ZOOM) return 'edge';
  return zoom >= WORDS_FROM_ZOOM ? 'above' : 'flash';
}
