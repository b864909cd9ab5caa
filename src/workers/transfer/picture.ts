import type { Theme } from '../../drawing/index.ts';

/**
 * A design in the language of sketches as an SVG picture: only the drawing, on no ground of its own.
 * @throws Error with the place in the text where it cannot be read
 */
export async function drawPicture(text: string, theme: Theme): Promise<string> {
  const [{ sketch }, { drawSvg }] = await Promise.all([import('../../importers/sketch.ts'), import('../../exporters/svg/index.ts')]);
  return drawSvg(sketch(text), { theme, title: false, legend: false, background: false, carryDesign: false });
}
