import type { Exporter } from '../exporter.ts';

/** The picture as SVG: the page paints it as PNG at the scale that was chosen, and puts the design that it carries inside. */
export const exporter: Exporter = {
  id: 'png',
  export(design, options, tools) {
    if (tools === undefined) throw new Error('A PNG is painted from the SVG of the design.');
    return tools.other('svg').export(design, { ...options, fonts: 'embedded' });
  },
};
