import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Design, emptyDesign } from '../../model/index.ts';
import { HOSTILE_NAMES } from '../../testing/index.ts';
import { createDesign } from '../library.ts';
import { undo } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { compilePattern, findNames, nameChanges, type NameQuery, namesOf, replaceNames } from './index.ts';
import { editsOf } from './replace.ts';

const shop = (): Design => ({
  ...emptyDesign('Orders shop'),
  contexts: { ordering: { name: 'Ordering' } },
  elements: {
    orders: { kind: 'service', name: 'Order service' },
    reorder: { kind: 'service', name: 'Reorder' },
    db: { kind: 'datastore', name: 'order-db' },
  },
  flows: { f: { kind: 'call', from: 'orders', to: 'reorder', label: 'order' }, g: { kind: 'access', from: 'orders', to: 'db' } },
  notes: { n: { kind: 'domain-event', text: 'Order placed\nby a customer' } },
  sagas: {
    saga: {
      name: 'Order saga',
      style: 'orchestration',
      steps: [
        { id: 's1', name: 'Create order', participantId: 'orders' },
        { id: 's2', name: 'Ship', participantId: 'reorder' },
      ],
    },
  },
});

const query = (text: string, more: Partial<NameQuery> = {}): NameQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  keepCase: false,
  expression: false,
  ...more,
});

async function patternOf(asked: NameQuery) {
  const compiled = await compilePattern(asked);
  if (!compiled.ok) throw new Error(compiled.reason);
  return compiled.pattern;
}

const found = async (asked: NameQuery) => findNames(shop(), await patternOf(asked)).map(({ text }) => text);

async function replaced(asked: NameQuery, replacement: string): Promise<readonly (string | null)[]> {
  const pattern = await patternOf(asked);
  return nameChanges(findNames(shop(), pattern), pattern, replacement).map(({ after }) => after);
}

describe('finding names', () => {
  it('looks at records, words on flows, notes and steps', async () => {
    expect(await found(query('order'))).toEqual([
      'Ordering',
      'Order service',
      'Reorder',
      'order-db',
      'order',
      'Order placed\nby a customer',
      'Order saga',
      'Create order',
    ]);
  });

  it('tells capitals apart when it is told to', async () => {
    expect(await found(query('order', { matchCase: true }))).toEqual(['Reorder', 'order-db', 'order', 'Create order']);
  });

  it('finds whole words, in any script', async () => {
    expect(await found(query('order', { wholeWord: true }))).toEqual([
      'Order service',
      'order-db',
      'order',
      'Order placed\nby a customer',
      'Order saga',
      'Create order',
    ]);
    const pattern = await patternOf(query('Auftrag', { wholeWord: true }));
    expect(['Aufträge', 'ÄAuftrag', 'Auftrag é', 'éAuftrag', '🛒Auftrag'].map((name) => pattern.spans(name).length)).toEqual([0, 0, 1, 0, 1]);
  });

  it('takes every character for itself outside of expressions', async () => {
    for (const name of HOSTILE_NAMES.filter((one) => one !== '')) {
      const pattern = await patternOf(query(name, { matchCase: true }));
      expect(pattern.spans(`a${name}b`), JSON.stringify(name)).toMatchObject([{ start: 1, end: 1 + name.length }]);
      expect(pattern.replaced(`a${name}b`, pattern.spans(`a${name}b`), '$&$1')).toBe('a$&$1b');
    }
  });

  it('finds nothing where nothing is looked for', async () => {
    expect(await found(query(''))).toEqual([]);
    expect(await found(query('x*', { expression: true }))).toEqual([]);
  });

  it('says why an expression cannot be read', async () => {
    expect(await compilePattern(query('order(', { expression: true }))).toMatchObject({ ok: false, reason: expect.stringMatching(/missing closing \)/) });
    expect(await compilePattern(query('(a)\\1', { expression: true }))).toMatchObject({ ok: false });
  });

  it('is not held up by an expression that would run away elsewhere', async () => {
    const pattern = await patternOf(query('(a+)+$', { expression: true }));
    expect(pattern.spans(`${'a'.repeat(400)}!`)).toEqual([]);
  });
});

describe('replacing names', () => {
  it('shows what each becomes', async () => {
    expect(await replaced(query('order', { wholeWord: true, matchCase: true }), 'purchase')).toEqual(['purchase-db', 'purchase', 'Create purchase']);
  });

  it('puts the groups of an expression where they are asked for', async () => {
    expect(await replaced(query('^(\\w+) (service|saga)$', { expression: true }), '$2 of $1s, $$5')).toEqual(['service of Orders, $5', 'saga of Orders, $5']);
  });

  it('keeps the capitals of what it replaces, when it is told to', async () => {
    const pattern = await patternOf(query('order', { keepCase: true }));
    const become = (name: string) => pattern.replaced(name, pattern.spans(name), 'purchase');
    expect(['order-db', 'Order service', 'ORDER', 'PlaceOrder', 'oRDER'].map(become)).toEqual([
      'purchase-db',
      'Purchase service',
      'PURCHASE',
      'PlacePurchase',
      'purchase',
    ]);
  });

  it('leaves a name that would be empty, and lets the word of a flow go', async () => {
    expect(await replaced(query('^.*order.*$', { expression: true, matchCase: true }), '')).toEqual([null, null, '', null]);
  });

  it('is one edit for each record, and none for what stays', async () => {
    const pattern = await patternOf(query('e', { matchCase: true }));
    const edits = editsOf(shop(), nameChanges(findNames(shop(), pattern), pattern, 'e'));
    expect(edits).toEqual([]);
    const steps = await patternOf(query('^(Create order|Ship)$', { expression: true }));
    expect(editsOf(shop(), nameChanges(findNames(shop(), steps), steps, 'x'))).toHaveLength(1);
  });

  it('is one undo step', async () => {
    await createDesign(shop());
    const pattern = await patternOf(query('order'));
    const { design } = useDesign.getState();
    expect(replaceNames(nameChanges(findNames(design, pattern), pattern, 'Purchase'), 'Replace').ok).toBe(true);
    expect(namesOf(useDesign.getState().design).map(({ text }) => text)).toContain('Create Purchase');
    undo();
    expect(useDesign.getState().design).toEqual(shop());
  });

  it('only makes what the schema takes', async () => {
    const pattern = await patternOf(query('order'));
    const edits = editsOf(shop(), nameChanges(findNames(shop(), pattern), pattern, 'x'.repeat(1_000)));
    expect(applyEdits(shop(), edits).ok).toBe(false);
  });
});
