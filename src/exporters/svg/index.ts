import { slugOf } from '../../model/index.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { type DrawOptions, drawSvg } from './draw.ts';
import { fontFaces } from './fonts.ts';

export { drawSvg, pictureSize } from './draw.ts';

export interface SvgOptions extends Omit<DrawOptions, 'fontFaces'> {
  /**
   * `named`: by their names, so that the reader's machine shows it in Inter or in what it has; it stays small, and drawing programs know nothing else.
   * `embedded`: Inter is inside, as far as the characters need it, so that every browser shows the same. Default `embedded`.
   */
  readonly fonts?: 'named' | 'embedded';
}

/** The picture as a scalable file. */
export const exporter: Exporter<SvgOptions> = {
  id: 'svg',
  export: (design, { fonts = 'embedded', ...options } = {}) => [
    {
      path: `${fileStem(slugOf(design.meta.name), 'design')}.svg`,
      content: drawSvg(design, fonts === 'embedded' ? { ...options, fontFaces } : options),
      mediaType: 'image/svg+xml',
    },
  ],
};
