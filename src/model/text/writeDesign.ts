import { canonicalDesign } from '../document.ts';
import type { Design } from '../schema/index.ts';
import { writeYaml } from './writeYaml.ts';

/**
 * The canonical text of a design, the content of a `.seam.yaml` file: sorted keys, records in order of id, `layout` last with one line for each place,
 * a newline at the end. The same design always gives the same bytes, and reading them gives the same design.
 */
export const writeDesign = (design: Design): string => writeYaml(canonicalDesign(design), (key) => key === 'layout');
