import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { EXAMPLES } from '../../patterns/index.ts';
import { drawSvg } from './index.ts';
it('x', async () => { for (const e of EXAMPLES) for (const theme of ['light','dark'] as const) writeFileSync(`/tmp/${e.id}-${theme}.svg`, drawSvg(await e.load(), { theme })); });
