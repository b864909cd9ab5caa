import { slugOf } from '../../model/index.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { type DrawOptions, drawSvg } from './draw.ts';
import { fontFaces } from './fonts.ts';
import { motionOf, runsOf } from './motion/index.ts';

export { drawSvg, pictureSize } from './draw.ts';

export interface SvgOptions extends Omit<DrawOptions, 'fontFaces' | 'motion'> {
  /**
   * `named`: by their names, so that the reader's machine shows it in Inter or in what it has; it stays small, and drawing programs know nothing else.
   * `embedded`: Inter is inside, as far as the characters need it, so that every browser shows the same. Default `embedded`.
   */
  readonly fonts?: 'named' | 'embedded';
  /** A run that the picture plays, `saga:ID` or `scenario:ID`; without one it stands still. */
  readonly run?: string;
}

/** The picture as a scalable file. @throws Error where the run that is wanted cannot be played */
export const exporter: Exporter<SvgOptions> = {
  id: 'svg',
  export(design, { fonts = 'embedded', run, ...options } = {}) {
    const content = drawSvg(design, {
      ...options,
      ...(fonts === 'embedded' && { fontFaces }),
      ...(run !== undefined && { motion: (width: number) => motionOf(design, run, width, options.theme ?? 'light') }),
    });
    return [{ path: `${fileStem(slugOf(design.meta.name), 'design')}${run === undefined ? '' : '-run'}.svg`, content, mediaType: 'image/svg+xml' }];
  },
  choices: (design) => ({ run: runsOf(design) }),
};
