import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, remove, repair, update, type Design, type Edit } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { LivingDocument } from '../document/living-document.ts';
import type { TabChannel } from './channel.ts';
import { TabLink } from './tab-link.ts';

const order = () => sketch('orders(service) -> payments(service): call #charge');

/** A channel between tabs that delivers when told to: late, twice, in any order, or not at all. */
class FakeWire {
  private readonly ends: { readonly tab: number; receive(message: unknown): void }[] = [];
  readonly waiting: { readonly to: number; readonly message: unknown }[] = [];

  end(tab: number): TabChannel {
    return {
      post: (message) => {
        for (const end of this.ends) if (end.tab !== tab) this.waiting.push({ to: end.tab, message: structuredClone(message) });
      },
      listen: (receive) => this.ends.push({ tab, receive }),
      close: () => {
        const at = this.ends.findIndex((end) => end.tab === tab);
        if (at >= 0) this.ends.splice(at, 1);
      },
    };
  }

  deliver(index: number, { twice = false } = {}): void {
    const [letter] = this.waiting.splice(index % this.waiting.length, 1);
    if (!letter) return;
    const end = this.ends.find(({ tab }) => tab === letter.to);
    end?.receive(letter.message);
    if (twice) end?.receive(letter.message);
  }

  drop(index: number): void {
    this.waiting.splice(index % this.waiting.length, 1);
  }

  deliverAll(): void {
    for (let budget = 10_000; this.waiting.length > 0 && budget > 0; budget--) this.deliver(0);
    expect(this.waiting).toEqual([]);
  }
}

function tabs(count: number, design: Design = order()) {
  const wire = new FakeWire();
  const stored = LivingDocument.create(design).encode();
  const documents = Array.from({ length: count }, () => LivingDocument.load([stored]));
  const links = documents.map((document, tab) => new TabLink(document, wire.end(tab), {}, { me: `tab ${tab}` }));
  const tab = (index: number): LivingDocument => documents[index % count] as LivingDocument;
  return { wire, documents, links, tab };
}

describe('Tabs with one design', () => {
  it('show each other what is done in them', () => {
    const { wire, tab } = tabs(2);
    tab(0).apply([add('teams', 'blue', { name: 'Blue' })], { label: '' });
    tab(1).apply([update('elements', 'orders', { technology: 'Go' })], { label: '' });
    wire.deliverAll();
    expect(tab(0).design.elements['orders']?.technology).toBe('Go');
    expect(tab(0).design).toEqual(tab(1).design);
  });

  it('have each its own undo', () => {
    const { wire, tab } = tabs(2);
    tab(0).apply([add('teams', 'blue', { name: 'Blue' })], { label: '' });
    tab(1).apply([add('teams', 'green', { name: 'Green' })], { label: '' });
    wire.deliverAll();
    expect(tab(1).undo()).toBeDefined();
    expect(tab(1).undo()).toBeUndefined();
    wire.deliverAll();
    expect(Object.keys(tab(0).design.teams)).toEqual(['blue']);
  });

  it('bring one that opens later up to date, and take what it has done meanwhile', () => {
    const { wire, tab, documents } = tabs(1);
    const late = LivingDocument.load([tab(0).encode()]);
    tab(0).apply([add('teams', 'blue', { name: 'Blue' })], { label: '' });
    late.apply([add('teams', 'green', { name: 'Green' })], { label: '' });
    documents.push(late);
    new TabLink(late, wire.end(1), {}, { me: 'late' });
    wire.deliverAll();
    expect(Object.keys(tab(0).design.teams).sort()).toEqual(['blue', 'green']);
    expect(late.design).toEqual(tab(0).design);
  });

  it('do not lose a flow that arrives before the element it leads to', () => {
    const { wire, tab } = tabs(3);
    wire.deliverAll();
    tab(0).apply([add('elements', 'stock', { kind: 'service', name: 'Stock' })], { label: '' });
    wire.deliver(wire.waiting.findIndex(({ to }) => to === 1));
    tab(1).apply([add('flows', 'reserve', { kind: 'call', from: 'orders', to: 'stock' })], { label: '' });
    wire.deliver(wire.waiting.findIndex(({ to, message }) => to === 2 && (message as { from: string }).from === 'tab 1'));
    wire.deliverAll();
    for (const index of [0, 1, 2]) expect(tab(index).design.flows['reserve']).toBeDefined();
  });

  it('become equal and valid whatever the wire did, once it carries again', () => {
    fc.assert(
      fc.property(fc.array(moves(), { maxLength: 60 }), (script) => {
        const { wire, documents, links, tab } = tabs(3);
        for (const move of script) {
          if (move.do === 'edit') tab(move.tab).apply(move.edits, { label: '' });
          else if (move.do === 'undo') tab(move.tab).undo();
          else if (wire.waiting.length > 0) {
            if (move.do === 'drop') wire.drop(move.letter);
            else wire.deliver(move.letter, { twice: move.do === 'deliver twice' });
          }
        }
        wire.deliverAll();
        for (const link of links) link.sync();
        wire.deliverAll();
        for (const document of documents) {
          expect(document.design).toEqual(tab(0).design);
          expect(repair(document.design)).toEqual([]);
          expect(document.stateVector()).toEqual(tab(0).stateVector());
        }
      }),
      { numRuns: 150, seed: 6 },
    );
  }, 60_000);

  it('are not harmed by messages that make no sense', () => {
    const { wire, tab } = tabs(2);
    wire.deliverAll();
    const stranger = wire.end(7);
    const bytes = new Uint8Array([9, 9, 9]);
    for (const message of [
      null,
      'hello',
      { type: 'update' },
      { from: 'x', version: 1, type: 'hello', vector: bytes },
      { from: 'x', version: 1, type: 'update', update: bytes, before: bytes },
    ]) {
      stranger.post(message);
    }
    wire.deliverAll();
    expect(tab(0).design).toEqual(order());
  });

  it('with an older version stop writing when a newer one speaks, and the newer one goes on', () => {
    const wire = new FakeWire();
    const stored = LivingDocument.create(order()).encode();
    const told: string[] = [];
    new TabLink(LivingDocument.load([stored]), wire.end(0), { outdated: () => told.push('old') }, { me: 'old', version: 1 });
    new TabLink(LivingDocument.load([stored]), wire.end(1), { outdated: () => told.push('new') }, { me: 'new', version: 2 });
    wire.deliverAll();
    expect(told).toEqual(['old']);
  });
});

type Move =
  | { readonly do: 'edit'; readonly tab: number; readonly edits: readonly Edit[] }
  | { readonly do: 'undo'; readonly tab: number }
  | { readonly do: 'deliver' | 'deliver twice' | 'drop'; readonly letter: number };

/** What may happen: edits that get in each other's way, undo, and a wire that does what it likes. */
function moves(): fc.Arbitrary<Move> {
  const element = fc.constantFrom('orders', 'payments', 'stock', 'mail');
  const edit = fc.oneof<fc.Arbitrary<Edit>[]>(
    element.map((id) => add('elements', id, { kind: 'service', name: id })),
    element.map((id) => remove('elements', id)),
    fc.tuple(element, fc.constantFrom('Go', 'Kotlin')).map(([id, technology]) => update('elements', id, { technology })),
    element.map((id) => update('elements', id, { kind: 'datastore' })),
    fc.tuple(element, element).map(([from, to]) => add('flows', `${from}-to-${to}`, { kind: 'call', from, to })),
    fc.tuple(element, element).map(([id, parent]) => update('elements', id, { partOfId: parent })),
    fc.tuple(element, fc.nat(9)).map(([id, x]) => add('layout', id, { x, y: 0 })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), tab: fc.nat(2), edits: fc.array(edit, { minLength: 1, maxLength: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), tab: fc.nat(2) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('deliver' as const, 'deliver twice' as const, 'drop' as const), letter: fc.nat(50) }) },
  );
}
