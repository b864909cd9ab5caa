import type { Theme } from '../../drawing/index.ts';
import { differences } from './differences.ts';

/** A small design, drawn, with what the drawing does not show. */
export interface SketchPicture {
  readonly svg: string;
  /** What it says that the design beside it says differently; empty where there is none. */
  readonly says: readonly string[];
}

export interface PictureRequest {
  /** In the language of sketches. */
  readonly sketch: string;
  readonly theme: Theme;
  /** The sketch that it is compared with. */
  readonly beside?: string | undefined;
}

/**
 * A design in the language of sketches as an SVG picture: only the drawing, on no ground of its own.
 * @throws Error with the place in the text where it cannot be read
 */
export async function drawPicture({ sketch: text, theme, beside }: PictureRequest): Promise<SketchPicture> {
  const [{ sketch }, { drawSvg }] = await Promise.all([import('../../importers/sketch.ts'), import('../../exporters/svg/draw.ts')]);
  const design = sketch(text);
  const svg = drawSvg(design, { theme, title: false, legend: false, background: false, carryDesign: false, margin: 8 });
  return { svg, says: beside === undefined ? [] : differences(design, sketch(beside)) };
}
