import { describe, expect, it } from 'vitest';
import { explore, type Exploration, type ExploreOptions } from '../../simulation/index.ts';
import { choreographed, orchestrated } from '../../simulation/testing/designs.ts';
import type { Design } from '../../model/index.ts';
import { faultsTried, meetingNotes, stepNotes, took, verdictOf, verdictWords } from './words.ts';

function explored(design: Design, options?: ExploreOptions): Exploration {
  const outcome = explore(design, 'order', options);
  if (!outcome.ok) throw new Error('the saga cannot run');
  return outcome.exploration;
}

const charging = orchestrated({ steps: [{}, {}, { idempotent: false }] });

describe('a verdict in words', () => {
  it('says what is broken, and after how many steps', () => {
    const exploration = explored(charging);
    expect(verdictWords(exploration)).toEqual({
      title: 'Charge was applied 2 times',
      note: `after ${exploration.counterexample?.steps.length} steps, ${exploration.states} states explored`,
    });
  });

  it('names the saga that waits for ever', () => {
    const exploration = explored(orchestrated({ steps: [{}, {}, { timeout: undefined } as object] }));
    expect(verdictWords(exploration).title).toBe('Order waits for ever');
  });

  it('says how every run ends, and how many states that are', () => {
    const exploration = explored(orchestrated(), { faults: 0 });
    expect(verdictWords(exploration)).toEqual({
      title: 'Every run ends completed or cleanly rolled back',
      note: `all ${exploration.states} states, with no fault`,
    });
  });

  it('does not call proven what was stopped', () => {
    const exploration = explored(orchestrated(), { limit: 100 });
    expect(verdictWords(exploration)).toEqual({ title: 'Bounded, not proven', note: `nothing is broken in the first ${exploration.states} states` });
  });

  it('has thousands apart and one fault in the singular', () => {
    expect(verdictWords({ ...explored(orchestrated(), { faults: 1 }), states: 8_061 }).note).toBe('all 8,061 states, with up to 1 fault');
  });
});

describe('the line under a step', () => {
  const counterexample = explored(charging).counterexample;
  const notes = counterexample ? stepNotes(counterexample) : [];

  it('counts the faults', () => {
    const told = notes.filter(({ text }) => text.startsWith('fault'));
    expect(told.map(({ text }) => text)).toEqual(
      counterexample?.steps.filter(({ fault }) => fault).map((_, index, all) => `fault ${index + 1} of ${all.length}`),
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('says of the last which promise it breaks, and of no other', () => {
    expect(notes.at(-1)).toEqual({ text: 'its effect stands twice, breaks', promise: 'No effect twice' });
    expect(notes.slice(0, -1).some(({ promise }) => promise !== undefined)).toBe(false);
  });
});

describe('what was tried', () => {
  it('is no fault where none was allowed', () => {
    expect(faultsTried(explored(orchestrated(), { faults: 0 }))).toEqual([]);
  });

  it('has a coordinator that crashes only where there is one', () => {
    expect(faultsTried(explored(orchestrated(), { faults: 1 }))).toContain('The coordinator crashes');
    expect(faultsTried(explored(choreographed(), { faults: 1 }))).not.toContain('The coordinator crashes');
  });
});

it('has milliseconds below a second, and tenths of seconds above', () => {
  expect([took(0.2), took(184.4), took(2_130)]).toEqual(['1 ms', '184 ms', '2.1 s']);
});

describe('what two runs do to each other at their locks', () => {
  const patient = { lock: { resource: 'account', policy: 'wait' }, timeout: undefined } as object;
  const exploration = explored(orchestrated({ steps: [patient, { kind: 'pivot' }, { kind: 'retriable' }] }));
  const found = exploration.together?.counterexample;

  it('is the verdict where one run alone keeps every promise', () => {
    expect(exploration.verdict).toBe('holds');
    expect(verdictOf(exploration)).toBe('broken');
    expect(verdictWords(exploration)).toEqual({
      title: 'Create of Order 2 waits for ever',
      note: expect.stringMatching(/^two runs at once, after \d+ steps, [\d,]+ states explored$/),
    });
    expect(verdictOf(explored(orchestrated()))).toBe('holds');
  });

  it('is told run by run, the broken promise last', () => {
    const notes = found ? meetingNotes(found) : [];
    expect(notes.length).toBe(found?.steps.length);
    expect(notes.slice(0, -1).every(({ text, promise }) => /^run [12]/.test(text) && promise === undefined)).toBe(true);
    expect(notes.at(-1)?.promise).toBe('Nobody waits for ever');
  });
});
