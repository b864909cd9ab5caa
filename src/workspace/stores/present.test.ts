import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { session } from '../session.ts';
import { present, slideNow, slidesOf, usePresenting } from './present.ts';
import { useView, view } from './view.ts';

/** Two contexts, of which the second in the alphabet stands at the left. */
const shop = () =>
  sketch(`
    orders(service) -> payments(service): call
    context sales(orders)
    context money(payments)
    layout orders {x: 0, y: 0}
    layout payments {x: 800, y: 0}
  `);

const framed = () => ({ ...shop(), frames: { late: { name: 'Late', order: 7 }, early: { name: 'Early', order: 2 } } });
const shown = () => slideNow()?.slide.name;

beforeEach(async () => {
  present.leave();
  await session.createDesign(shop());
});

describe('slides', () => {
  it('are the frames in their order', () => {
    expect(slidesOf(framed()).map(({ id }) => id)).toEqual(['early', 'late']);
  });

  it('are all of the design and its contexts from left to right where there is no frame', () => {
    expect(slidesOf(shop()).map(({ id }) => id)).toEqual([null, 'sales', 'money']);
  });
});

describe('presenting', () => {
  it('begins at the first slide with nothing selected, and ends at both ends of the row', () => {
    view.select(['orders']);
    present.start();
    expect([slideNow()?.at, slideNow()?.count, useView.getState().selection]).toEqual([0, 3, []]);
    present.step(-1);
    expect(slideNow()?.at).toBe(0);
    present.step(1);
    const second = shown();
    present.step(Number.POSITIVE_INFINITY);
    expect([second, shown(), slideNow()?.at]).toEqual(['sales', 'money', 2]);
  });

  it('turns a drag into a move of the view until it is left', () => {
    present.start();
    expect(useView.getState().tool).toBe('hand');
    present.leave();
    expect([useView.getState().tool, slideNow()]).toEqual(['select', undefined]);
  });

  it('shows the last slide where the one that was shown is gone', () => {
    present.start();
    usePresenting.setState({ at: 40 });
    expect(shown()).toBe('money');
  });
});
