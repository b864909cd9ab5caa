import { describe, expect, it } from 'vitest';
import { writeDesign } from '../model/text.ts';
import { sketch } from '../testing/index.ts';
import { recordLines } from './recordLines.ts';

describe('lines of records', () => {
  it('are where the id of the record stands in the document', () => {
    const text = writeDesign(sketch('orders(service) -> order-db(datastore); saga s(orchestration orders): a@orders; layout orders {x: 1, y: 2}'));
    const lines = recordLines(text);
    const written = text.split('\n');
    for (const id of ['orders', 'order-db', 'orders-order-db', 's', 'meta']) expect(written[(lines.get(id) ?? 0) - 1]?.trim()).toBe(`${id}:`);
    expect(lines.get('orders')).toBeLessThan(text.slice(0, text.indexOf('layout:')).split('\n').length);
  });

  it('are none where the text is no document', () => {
    expect(recordLines('just words').size).toBe(0);
    expect(recordLines('{{{').size).toBe(0);
  });
});
