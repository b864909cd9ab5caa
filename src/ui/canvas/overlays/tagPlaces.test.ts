import { describe, expect, it } from 'vitest';
import { tagPlaces } from './tagPlaces.ts';

const at = (id: string, x: number, y: number, width = 100) => ({ id, box: { x, y, width: 176, height: 64 }, width });
const placesOf = (...tagged: ReturnType<typeof at>[]) => Object.fromEntries(tagPlaces(tagged, 0.1));

describe('tags of elements from far away', () => {
  it('stand below', () => {
    expect(placesOf(at('orders', 0, 0), at('payments', 3000, 0))).toEqual({ orders: 'bottom', payments: 'bottom' });
  });

  it('give way to elements that are named themselves', () => {
    expect(placesOf(at('orders', 0, 0), at('order-db', 0, 100))).toEqual({ orders: 'top', 'order-db': 'bottom' });
  });

  it('give way to tags that stand already', () => {
    expect(placesOf(at('orders', 0, 0), at('payments', 300, 0))).toEqual({ orders: 'bottom', payments: 'top' });
  });

  it('are left out where they have no place, but for the first', () => {
    const crowd = [0, 100, 200].flatMap((y) => [0, 200, 400].map((x) => at(`${x} ${y}`, x, y, 300)));
    const middle = crowd[4];
    if (!middle) throw new Error('a crowd of nine has a middle');
    const { [middle.id]: first } = placesOf(middle, ...crowd.filter((one) => one !== middle));
    expect(first).toBe('bottom');
    expect(placesOf(...crowd)[middle.id]).toBeUndefined();
  });

  it('have room side by side where the zoom is larger', () => {
    const two = [at('orders', 0, 0), at('payments', 300, 0)];
    expect([...tagPlaces(two, 0.4).values()]).toEqual(['bottom', 'bottom']);
  });
});
