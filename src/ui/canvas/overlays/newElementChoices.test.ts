import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { choicesFor, matching } from './newElementChoices.ts';

const DESIGN = sketch('orders(service); db(datastore); web(client)');

describe('the menu at the loose end of a flow', () => {
  it('offers a service what it may call, publish to and store in', () => {
    expect(
      choicesFor(DESIGN, 'orders')
        .slice(0, 4)
        .map(({ label, flowWord }) => `${flowWord} ${label}`),
    ).toEqual(['calls Service', 'reads and writes Database', 'publishes to Topic', 'publishes to Queue']);
  });

  it('offers a store first what it may lead to, then what may use it', () => {
    const words = choicesFor(DESIGN, 'db').map(({ flowWord }) => flowWord);
    expect(words[0]).toBe('replicates to');
    expect(words).toContain('is used by');
  });

  it('finds by another word for the same thing', () => {
    expect(matching(choicesFor(DESIGN, 'orders'), 'kaf').map(({ label }) => label)).toContain('Topic');
  });

  it('puts names that begin with the typed text first', () => {
    expect(matching(choicesFor(DESIGN, 'orders'), 'que')[0]?.label).toBe('Queue');
  });

  it('offers nothing that nothing matches', () => {
    expect(matching(choicesFor(DESIGN, 'orders'), 'zebra')).toEqual([]);
  });
});
