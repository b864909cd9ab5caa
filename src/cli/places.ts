import { gridLayout, layout, missingPlaces } from '../drawing/index.ts';
import type { Design } from '../model/index.ts';

/** The design with a place for everything, as the page would open it: what has none is laid out by ELK, always the same way, or on a grid where ELK gives up. */
export async function withPlaces(design: Design): Promise<Design> {
  const missing = missingPlaces(design);
  if (!missing) return design;
  const places = await layoutHere(design, missing.ids).catch(() => gridLayout(design, missing));
  return { ...design, layout: { ...design.layout, ...places } };
}

async function layoutHere(design: Design, ids: readonly string[] | undefined) {
  const { default: ELK } = await import('elkjs/lib/elk.bundled.js');
  return layout(design, new ELK(), ids && { ids });
}
