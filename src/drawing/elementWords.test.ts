import { describe, expect, it } from 'vitest';
import { elementWords } from './elementWords.ts';
import { contentOffset, textWidth } from './shapes.ts';
import { averageText } from './text.ts';

const wordsOf = (name: string, subtitle = 'Kotlin', shape: 'box' | 'cylinder' | 'pipe' | 'hexagon' | 'dashed' = 'box') =>
  elementWords({ name, subtitle, shape, width: 176, height: 64 });
const said = (name: string): readonly string[] => wordsOf(name).name.map(({ text }) => text);

describe('the words in an element', () => {
  it('say a name on one line where it fits, with its subtitle below', () => {
    expect(wordsOf('Orders')).toEqual({ x: 44, name: [{ text: 'Orders', baseline: 29 }], nameSize: 14, subtitle: { text: 'Kotlin', baseline: 46 } });
  });

  it('say a long name whole, on two lines that are a little smaller', () => {
    expect(said('Checkout command service')).toEqual(['Checkout', 'command service']);
    expect(said('checkout-dead-letters')).toEqual(['checkout-dead-', 'letters']);
    expect(wordsOf('Checkout command service').nameSize).toBe(13);
  });

  it('are smaller still where a name would be cut off', () => {
    const { name, nameSize } = wordsOf('payment-events-dead-letters', 'queue', 'pipe');
    expect(name.map(({ text }) => text)).toEqual(['payment-events-', 'dead-letters']);
    expect(nameSize).toBe(12);
  });

  it('break a name inside a word, as programs write them, where it cannot be said otherwise', () => {
    expect(said('PaymentReconciliation')).toEqual(['Payment', 'Reconciliation']);
    expect(said('order_notification_api')).toEqual(['order_', 'notification_api']);
  });

  it('cut what two lines cannot say', () => {
    const lines = said('Customer batch job for the end-of-day reconciliation');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/u);
  });

  it.each(['box', 'cylinder', 'pipe', 'hexagon', 'dashed'] as const)('stay inside a %s, one line clear of the next', (shape) => {
    const { x, name, nameSize, subtitle } = wordsOf('Customer onboarding reconciliation', 'PostgreSQL', shape);
    expect(x).toBe(44 + contentOffset(shape).x);
    const baselines = [...name.map(({ baseline }) => baseline), subtitle?.baseline ?? Number.NaN];
    expect(baselines[0]).toBeGreaterThan(nameSize);
    expect(baselines.at(-1)).toBeLessThanOrEqual(64 - 5);
    for (const [i, baseline] of baselines.entries()) if (i > 0) expect(baseline - (baselines[i - 1] ?? 0)).toBeGreaterThanOrEqual(nameSize);
    for (const { text } of name) expect(averageText(text, nameSize, 600)).toBeLessThanOrEqual(textWidth(shape, 176));
  });

  it('stand in the middle where there is no subtitle', () => {
    const { name, subtitle } = wordsOf('Checkout command service', '');
    expect(subtitle).toBeUndefined();
    expect((name[0]?.baseline ?? 0) + (name[1]?.baseline ?? 0)).toBeCloseTo(74, 0);
  });
});
