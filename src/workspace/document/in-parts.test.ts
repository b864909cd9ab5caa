import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, remove, sameDesign, update, type Design, type Edit } from '../../model/index.ts';
import { largeDesign } from '../../testing/index.ts';
import { UNWANTED, type Pause } from './jobs.ts';
import { LivingDocument } from './living-document.ts';
import { readAll } from './snapshot.ts';

const start = () => largeDesign({ elements: 400, flows: 800, seed: 'start' });
const never: Pause = () => expect.fail('it has not paused');
const always: Pause = () => Promise.resolve();

/** A pause after every part; in the one of that number something happens. */
function pauseAt(number: number, happens: () => void): Pause & { readonly count: () => number } {
  let count = 0;
  const pause: Pause = async () => {
    if (++count === number) happens();
  };
  return Object.assign(pause, { count: () => count });
}

/** Thousands of edits of every kind: elements that come, change and go, with flows and places. */
function manyEdits(design: Design): readonly Edit[] {
  const ids = Object.keys(design.elements);
  const made = Array.from({ length: 300 }, (_zero, index) => `new-${index}`);
  return [
    ...made.map((id) => add('elements', id, { kind: 'service', name: `New ${id}` })),
    ...made.map((id, index) => add('flows', `flow-${id}`, { kind: 'call', from: id, to: made[(index + 1) % made.length] ?? id })),
    ...made.map((id, index) => add('layout', id, { x: index * 10, y: 5_000 })),
    ...ids.slice(0, 150).map((id) => update('elements', id, { description: `Said of ${id}` })),
    ...ids.slice(150, 300).map((id) => remove('elements', id)),
    ...ids.slice(300).map((id) => update('layout', id, { x: 7, y: 7 })),
  ];
}

const STEP = { label: 'Large' };
const SMALL = { label: 'Small' };
const small = (document: LivingDocument, name: string) => document.apply([update('elements', 'e-399', { name })], SMALL);

/** A document in which a small step was done before, and another was undone. */
function used(): LivingDocument {
  const document = LivingDocument.create(start());
  small(document, 'First');
  return document;
}

/** What happens with each of these numbers of pauses is the same. Between them they are in every stage of a job. */
const MOMENTS = [1, 3, 6, 9, 11, 12];

describe('A large step in parts', () => {
  it('comes to the same as at once, with pauses between, and is one step of the history', async () => {
    const [parts, whole] = [used(), used()];
    const pause = pauseAt(0, () => undefined);
    const edits = manyEdits(parts.design);
    expect(await parts.applyInParts({ edits }, STEP, { pause })).toMatchObject({ ok: true });
    expect(whole.apply(edits, STEP).ok).toBe(true);
    expect(pause.count()).toBeGreaterThan(Math.max(...MOMENTS));
    expect(parts.design).toEqual(whole.design);
    expect(readAll(parts.doc)).toEqual(readAll(whole.doc));
    const end = parts.design;
    expect(parts.undo()?.label).toBe('Large');
    expect(sameDesign(parts.design, used().design)).toBe(true);
    expect(parts.redo()?.label).toBe('Large');
    expect(sameDesign(parts.design, end)).toBe(true);
    expect(sameDesign(readAll(parts.doc), end)).toBe(true);
    parts.undo();
    parts.undo();
    expect(sameDesign(parts.design, start())).toBe(true);
    expect(parts.undo()).toBeUndefined();
  });

  it('is undone and redone in parts as well', async () => {
    const document = used();
    document.apply(manyEdits(document.design), STEP);
    const end = document.design;
    expect(document.partsAhead('undo')).toBeGreaterThan(4);
    const pause = pauseAt(0, () => undefined);
    expect(await document.travelInParts('undo', { pause })).toMatchObject({ label: 'Large' });
    expect(pause.count()).toBeGreaterThan(4);
    expect(sameDesign(document.design, used().design)).toBe(true);
    expect(sameDesign(readAll(document.doc), document.design)).toBe(true);
    expect([document.undoLabel, document.redoLabel]).toEqual(['Small', 'Large']);
    expect(await document.travelInParts('redo', { pause: always })).toMatchObject({ label: 'Large' });
    expect(sameDesign(document.design, end)).toBe(true);
    expect(sameDesign(readAll(document.doc), end)).toBe(true);
  });

  it('does little at once, without a pause', async () => {
    const document = used();
    const done = document.applyInParts({ edits: [update('elements', 'e-1', { name: 'One' })] }, STEP, { pause: never });
    expect(document.design.elements['e-1']?.name).toBe('One');
    expect(await done).toMatchObject({ ok: true });
  });

  it('refuses all where one edit is wrong', async () => {
    const document = used();
    const before = document.design;
    const edits = [...manyEdits(before), remove('elements', 'nobody')];
    expect(await document.applyInParts({ edits }, STEP, { pause: always })).toMatchObject({ ok: false });
    expect(document.design).toBe(before);
    expect(readAll(document.doc)).toEqual(before);
  });

  it('tells how far it is, always further', async () => {
    const document = used();
    const shares: number[] = [];
    await document.applyInParts({ edits: manyEdits(document.design) }, STEP, { pause: always, report: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(shares.at(-1)).toBe(1);
  });

  it('is seen by nobody before all of it is there, and then comes to others and to the disk in one piece', async () => {
    const document = used();
    const other = LivingDocument.load([document.encode()]);
    const before = document.design;
    const told: (readonly Uint8Array[])[] = [];
    let changes = 0;
    document.listen({ updated: (updates) => told.push(updates), changed: () => changes++ });
    const seen = new Set<Design>();
    const pause: Pause = async () => void (document.busy && seen.add(document.design));
    await document.applyInParts({ edits: manyEdits(before) }, STEP, { pause });
    expect([...seen]).toEqual([before]);
    expect([told.length, changes]).toEqual([1, 1]);
    expect(told[0]?.length).toBeGreaterThan(4);
    expect(await other.mergeInParts(told[0] ?? [], { pause: always })).toBe('merged');
    expect(other.design).toEqual(document.design);
    expect(other.stateVector()).toEqual(document.stateVector());
    expect(LivingDocument.load([document.encode()]).design).toEqual(document.design);
  });

  it.each(MOMENTS)('is finished first when something else is done after pause %i', async (number) => {
    const document = used();
    const edits = manyEdits(document.design);
    const whole = used();
    whole.apply(edits, STEP);
    await document.applyInParts({ edits }, STEP, { pause: pauseAt(number, () => small(document, 'Meanwhile')) });
    expect(document.design.elements['e-399']?.name).toBe('Meanwhile');
    expect(document.undo()?.label).toBe('Small');
    expect(sameDesign(document.design, whole.design)).toBe(true);
    expect(document.undo()?.label).toBe('Large');
    expect(sameDesign(document.design, used().design)).toBe(true);
  });

  it.each(MOMENTS)('leaves what a peer did after pause %i, also when it is undone', async (number) => {
    const document = used();
    const peer = LivingDocument.load([document.encode()]);
    const told: Uint8Array[] = [];
    document.listen({ updated: (updates, origin) => origin !== 'remote' && told.push(...updates) });
    peer.apply([add('teams', 'crew', { name: 'Crew' }), update('elements', 'e-398', { name: 'Theirs' }), remove('elements', 'e-200')], SMALL);
    const theirs = peer.missingSince(document.stateVector()) ?? expect.fail();
    await document.applyInParts({ edits: manyEdits(document.design) }, STEP, { pause: pauseAt(number, () => document.merge(theirs)) });
    expect(peer.merge(...told)).toBe('merged');
    expect(peer.design).toEqual(document.design);
    expect(document.design.elements['new-1']).toBeDefined();
    expect(document.design.elements['e-398']?.name).toBe('Theirs');
    document.undo();
    expect(document.design.teams['crew']).toEqual({ name: 'Crew' });
    expect(document.design.elements['e-398']?.name).toBe('Theirs');
    expect(Object.keys(document.design.elements).some((id) => id.startsWith('new-'))).toBe(false);
  });
});

describe('Cancelling a large step', () => {
  it.each(MOMENTS)('takes all of it back when it is cancelled after pause %i, here and with others', async (number) => {
    const document = used();
    const other = LivingDocument.load([document.encode()]);
    const before = document.design;
    const told: Uint8Array[] = [];
    document.listen({ updated: (updates) => told.push(...updates) });
    const work = document.applyInParts({ edits: manyEdits(before) }, STEP, { pause: pauseAt(number, () => document.cancel()) });
    expect(await work).toBe(UNWANTED);
    expect(sameDesign(document.design, before)).toBe(true);
    expect(sameDesign(readAll(document.doc), before)).toBe(true);
    expect([document.undoLabel, document.redoLabel]).toEqual(['Small', undefined]);
    if (told.length > 0) expect(other.merge(...told)).toBe('merged');
    expect(sameDesign(other.design, before)).toBe(true);
    expect(document.undo()?.label).toBe('Small');
    expect(sameDesign(document.design, start())).toBe(true);
  });

  it('takes back what was cancelled before it goes on with something else', async () => {
    const document = used();
    const before = document.design;
    const happens = (): void => {
      document.cancel();
      small(document, 'Meanwhile');
    };
    expect(await document.applyInParts({ edits: manyEdits(before) }, STEP, { pause: pauseAt(11, happens) })).toBe(UNWANTED);
    expect(document.design.elements['e-399']?.name).toBe('Meanwhile');
    document.undo();
    expect(sameDesign(document.design, before)).toBe(true);
  });

  it.each([1, 2, 4])('brings back what was undone, and takes back what was redone, when that is cancelled after pause %i', async (number) => {
    const document = used();
    const before = document.design;
    document.apply(manyEdits(before), STEP);
    const end = document.design;
    const cancelling = (): Pause => pauseAt(number, () => document.cancel());
    expect(await document.travelInParts('undo', { pause: cancelling() })).toBeUndefined();
    expect(sameDesign(document.design, end)).toBe(true);
    expect([document.undoLabel, document.redoLabel]).toEqual(['Large', undefined]);
    document.undo();
    expect(await document.travelInParts('redo', { pause: cancelling() })).toBeUndefined();
    expect(sameDesign(document.design, before)).toBe(true);
    expect([document.undoLabel, document.redoLabel]).toEqual(['Small', 'Large']);
    document.redo();
    expect(sameDesign(document.design, end)).toBe(true);
  });

  it('has nothing to do when nothing is under way', () => {
    expect(used().cancel()).toBe(false);
  });
});

describe('The parts of a large step', () => {
  it('never take another step with them where a peer has left nothing of one', () => {
    const document = used();
    const edits = Array.from({ length: 700 }, (_zero, index) => add('teams', `team-${index}`, { name: `Team ${index}` }));
    document.apply(edits, STEP);
    const peer = LivingDocument.load([document.encode()]);
    peer.apply(
      edits.slice(0, 350).map(({ id }) => remove('teams', id)),
      SMALL,
    );
    document.merge(peer.missingSince(document.stateVector()) ?? expect.fail());
    expect(document.undo()?.label).toBe('Large');
    expect(document.design.teams).toEqual({});
    expect(document.design.elements['e-399']?.name).toBe('First');
    expect(document.undoLabel).toBe('Small');
  });

  it('go back and forth with small steps between them, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('large', 'small', 'undo', 'redo'), { maxLength: 14 }), (acts) => {
        const document = LivingDocument.create(largeDesign({ elements: 20, flows: 30 }));
        const states: Design[] = [document.design];
        let at = 0;
        for (const [turn, act] of acts.entries()) {
          if (act === 'undo') at -= document.undo() ? 1 : 0;
          else if (act === 'redo') at += document.redo() ? 1 : 0;
          else {
            const teams = Array.from({ length: act === 'large' ? 650 : 2 }, (_zero, index) => `t-${turn}-${index}`);
            const names = Object.keys(document.design.teams).map((id) => update('teams', id, { name: `Name ${turn}` }));
            document.apply([...teams.map((id) => add('teams', id, { name: id })), ...names], STEP);
            states.splice(++at, Infinity, document.design);
          }
          expect(sameDesign(document.design, states[at] ?? expect.fail())).toBe(true);
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('are refused together where one of them is damaged', async () => {
    const document = used();
    const other = LivingDocument.load([document.encode()]);
    const told: Uint8Array[] = [];
    document.listen({ updated: (updates) => told.push(...updates) });
    document.apply(manyEdits(document.design), STEP);
    const before = other.design;
    const damaged = told.with(-1, new Uint8Array([1, 2, 3]));
    expect(await other.mergeInParts(damaged, { pause: always })).toHaveProperty('refused');
    expect(other.design).toBe(before);
    expect(readAll(other.doc)).toEqual(before);
  });
});
