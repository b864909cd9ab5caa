import { describe, expect, it } from 'vitest';
import { add, applyEdits, emptyDesign, type Design } from '../model/index.ts';
import { sketch } from '../testing/index.ts';
import { thumbnailOf } from './thumbnail.ts';

const shop = () =>
  sketch(
    'orders(service) -> payments(service): call #charge\norders -> bus(channel): publish #placed\norders -> order-db(datastore): access #store',
    emptyDesign('Shop'),
  );

function crowd(count: number): Design {
  const elements = Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, { kind: 'service', name: `S ${at}` }] as const));
  const flows = { first: { kind: 'call', from: 's0', to: 's1' }, second: { kind: 'send', from: 's1', to: 's2' } } as const;
  return { ...emptyDesign('Crowd'), elements, flows } as Design;
}

describe('a thumbnail', () => {
  it('is none where nothing stands', () => {
    expect(thumbnailOf(emptyDesign('Empty'))).toBeUndefined();
  });

  it('has every element in the colour of its kind, and lines of both kinds', () => {
    const picture = thumbnailOf(shop());
    expect(picture?.elements.map(({ colour }) => colour).sort()).toEqual(['channel', 'service', 'service', 'store']);
    expect(picture?.flows.synchronous.match(/M/gu)).toHaveLength(2);
    expect(picture?.flows.asynchronous.match(/M/gu)).toHaveLength(1);
  });

  it('frames all of the drawing, and does not blow up a single element', () => {
    const frame = thumbnailOf(sketch('orders(service)', emptyDesign('One')))?.frame;
    expect(frame).toMatchObject({ width: 880, height: 440 });
    const wide = thumbnailOf(crowd(60))?.frame;
    expect(wide?.width).toBeGreaterThan(6 * 176);
  });

  it('says nothing of what a name says but its length', () => {
    const named = (name: string) => thumbnailOf({ ...emptyDesign('x'), elements: { a: { kind: 'service', name } } } as Design);
    expect(JSON.stringify(named('<script>alert(1)</script>'))).not.toContain('script');
    expect(named('Orders and more')?.elements[0]?.name.width).toBeGreaterThan(named('Orders')?.elements[0]?.name.width ?? 0);
  });

  it('is one path for each colour where thousands stand, with straight lines', () => {
    const picture = thumbnailOf(crowd(2_000));
    expect(picture?.elements).toEqual([]);
    expect(picture?.crowd.map(({ colour, path }) => [colour, path.match(/M/gu)?.length])).toEqual([['service', 2_000]]);
    expect(picture?.flows.synchronous).toMatch(/^M[-\d]+ [-\d]+L[-\d]+ [-\d]+$/u);
    expect(picture?.flows.asynchronous).toMatch(/^M[-\d]+ [-\d]+L[-\d]+ [-\d]+$/u);
  });

  it('shows the notes of a board by their kind', () => {
    const board = applyEdits(emptyDesign('Board'), [add('notes', 'n', { kind: 'domain-event', text: 'Order placed' }), add('layout', 'n', { x: 0, y: 0 })]);
    expect(board.ok && thumbnailOf(board.design)?.notes).toMatchObject([{ kind: 'domain-event' }]);
  });
});
