import { expect, it } from 'vitest';
import { mermaid } from '../../../exporters/mermaid/index.ts';
import { EXAMPLES } from '../../../patterns/index.ts';
import { largeDesign } from '../../../testing/index.ts';
import { isQuicklyDrawn } from './quicklyDrawn.ts';

it('every example is drawn unasked', async () => {
  for (const example of EXAMPLES)
    for (const { content } of mermaid.export(await example.load(), { diagram: 'flowchart' })) expect(isQuicklyDrawn(String(content))).toBe(true);
});

it('a design of a thousand elements is drawn only when asked for', () => {
  const [whole] = mermaid.export(largeDesign({ elements: 1_000, flows: 2_000 }), { diagram: 'flowchart' });
  expect(isQuicklyDrawn(String(whole?.content))).toBe(false);
});
