import { slugOf } from '../../model/index.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { type DrawOptions, drawSvg } from './draw.ts';
import { fontFaces } from './fonts.ts';
import { motionOf, runsOf } from './motion/index.ts';

export { drawSvg, pictureSize } from './draw.ts';

export interface SvgOptions extends Omit<DrawOptions, 'fontFaces' | 'outlined' | 'motion'> {
  /**
   * `named`: by their names, so that the reader's machine shows it in Inter or in what it has; it stays small, and drawing programs know nothing else.
   * `embedded`: Inter is inside, as far as the characters need it, so that every browser shows the same. Default `embedded`.
   * `outlined`: words are shapes, so that every program shows the same, and none finds or changes them; what Inter does not have stays text.
   */
  readonly fonts?: 'named' | 'embedded' | 'outlined';
  /** A run that the picture plays, `saga:ID` or `scenario:ID`; without one it stands still. */
  readonly run?: string;
}

let outlines: typeof import('./outlines/index.ts') | undefined;

/** The picture as a scalable file. @throws Error where the run that is wanted cannot be played */
export const exporter: Exporter<SvgOptions> = {
  id: 'svg',
  async prepare({ fonts } = {}) {
    if (fonts === 'outlined') outlines = await import('./outlines/index.ts');
  },
  export(design, { fonts = 'embedded', run, ...options } = {}) {
    const content = drawSvg(design, {
      ...options,
      ...(fonts === 'embedded' && { fontFaces }),
      ...(fonts === 'outlined' && { outlined: outlining() }),
      ...(run !== undefined && { motion: (width: number) => motionOf(design, run, width, options.theme ?? 'light') }),
    });
    return [{ path: `${fileStem(slugOf(design.meta.name), 'design')}${run === undefined ? '' : '-run'}.svg`, content, mediaType: 'image/svg+xml' }];
  },
  choices: (design) => ({ run: runsOf(design) }),
};

function outlining(): (markup: string) => string {
  if (outlines === undefined) throw new Error('Outlines of words are drawn once `prepare` has loaded the font.');
  return outlines.outlined;
}
