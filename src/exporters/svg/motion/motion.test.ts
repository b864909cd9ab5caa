import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { importText } from '../../../importers/index.ts';
import { sameDesign, type Design } from '../../../model/index.ts';
import { EXAMPLES } from '../../../patterns/index.ts';
import { messagesOf, run } from '../../../simulation/index.ts';
import { HOSTILE_NAMES } from '../../../testing/index.ts';
import { exporter } from '../index.ts';
import { paceOf } from './pace.ts';

const { DOMParser } = new JSDOM().window;

function moving(design: Design, wanted: string): Document {
  const document = new DOMParser().parseFromString(String(exporter.export(design, { run: wanted, fonts: 'named' })[0]?.content), 'image/svg+xml');
  const error = document.querySelector('parsererror');
  if (error !== null) throw new Error(error.textContent ?? 'not well-formed');
  return document;
}
const orderSaga = async (): Promise<Design> => (await EXAMPLES[0]?.load()) ?? Promise.reject(new Error('no example'));
const sagaOf = (design: Design): string => Object.keys(design.sagas)[0] ?? '';

describe('a picture of a run', () => {
  it('has a mark for each message of the run, and a number for whom nothing shall move', async () => {
    const design = await orderSaga();
    const outcome = run(design, { entry: { kind: 'saga', sagaId: sagaOf(design) }, seed: 1, load: { count: 1, everyUs: 1_000_000 } });
    const messages = outcome.ok ? messagesOf(outcome.trace, 1) : [];
    const document = moving(design, `saga:${sagaOf(design)}`);
    expect(messages.length).toBeGreaterThan(5);
    expect(document.querySelectorAll('g.moves')).toHaveLength(messages.length);
    const numbers = [...document.querySelectorAll('g.still text')].flatMap(({ textContent }) => textContent?.match(/\d+/g) ?? []).map(Number);
    expect(Math.max(...numbers)).toBe(messages.length);
  });

  it('moves only for those who have not asked for less motion', async () => {
    const design = await orderSaga();
    const style = moving(design, `saga:${sagaOf(design)}`).querySelector('style')?.textContent ?? '';
    expect(style).toMatch(/^@media \(prefers-reduced-motion:no-preference\)\{.*\}$/);
  });

  it('shows how a scenario with a fault ends', async () => {
    const design = await orderSaga();
    const shown = moving(design, 'scenario:payment-fails');
    const last = [...shown.querySelectorAll('text.moves')].find((text) => text.getAttribute('opacity') === '1');
    expect(last?.textContent).toMatch(/rolled back/i);
  });

  it('can be chosen for every saga and scenario of every example, and opens again as the design', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      for (const { value } of exporter.choices?.(design)['run'] ?? []) {
        const [file] = exporter.export(design, { run: value, fonts: 'named' });
        const back = importText(String(file?.content)).design;
        expect(back !== undefined && sameDesign(back, design)).toBe(true);
      }
    }
  });

  it('that is not there is refused with the reason', async () => {
    const design = await orderSaga();
    expect(() => exporter.export(design, { run: 'saga:gone' })).toThrow('This design has no run “saga:gone”.');
  });

  it('is well-formed whatever the names of elements, sagas and steps', async () => {
    const design = await orderSaga();
    for (let first = 0; first < HOSTILE_NAMES.length; first += 12) {
      let next = first;
      const hostile = (): string => HOSTILE_NAMES[next++ % HOSTILE_NAMES.length]?.slice(0, 200) ?? '';
      const elements = Object.fromEntries(Object.entries(design.elements).map(([id, element]) => [id, { ...element, name: hostile() }]));
      const sagas = Object.fromEntries(
        Object.entries(design.sagas).map(([id, saga]) => [id, { ...saga, name: hostile(), steps: saga.steps.map((step) => ({ ...step, name: hostile() })) }]),
      );
      const document = moving({ ...design, elements, sagas }, `saga:${sagaOf(design)}`);
      expect(document.querySelectorAll('script,img,foreignObject')).toHaveLength(0);
      expect(document.querySelector('style')?.textContent).toMatch(/^[\w\s@().,:;{}%-]+$/);
    }
  });
});

describe('the pace of a run', () => {
  it('keeps the order of its moments, and shows each long enough to be seen and none so long that it bores', () => {
    const moments = [0, 10, 1_000, 1_001, 60_000_000];
    const { at, round } = paceOf(moments);
    const shown = moments.map(at);
    const gaps = shown.slice(1).map((second, index) => second - (shown[index] ?? 0));
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(0.3 - 1e-9);
      expect(gap).toBeLessThanOrEqual(1.2 + 1e-9);
    }
    expect(round).toBeGreaterThan(shown.at(-1) ?? 0);
  });
});
