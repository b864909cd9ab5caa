import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, applyEdits, remove, seededRandom, update, type Design, type Edit } from '../../model/index.ts';
import { largeDesign, sketch } from '../../testing/index.ts';
import { changesOf } from '../facts/changes.ts';
import type { Finding } from '../finding.ts';
import { createEngine } from '../index.ts';
import { CATALOGUE } from '../registry.ts';
import { defineRule, type Rule } from '../rule.ts';
import { CASE_STUDY } from '../testing/caseStudy.ts';
import { randomDesign, randomEdits } from '../testing/randomDesign.ts';
import { engineOver } from './engine.ts';

/** Some rules, one of each kind of judgement but the widest, so that what the others say does not matter here. */
const FEW = CATALOGUE.filter(({ id }) =>
  ['nanoservice', 'shared-database', 'cyclic-dependency', 'sync-chain', 'chatty-call', 'missing-timeout', 'saga-missing-compensation'].includes(id),
);
const few = () => engineOver(FEW);
const found = (design: Design): readonly Finding[] => few().check(design);
const full = (design: Design): readonly Finding[] => createEngine().check(design);
const seeds = fc.integer({ min: 0, max: 1e9 });
const keys = (findings: readonly Finding[]): string[] => findings.map(({ key }) => key);

function after(design: Design, ...edits: Edit[]): Design {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

describe('an engine that follows edits', () => {
  it('says after each of ten thousand random edits what a full run says', () => {
    let edits = 0;
    let findings = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(`incremental ${seed}`);
        let design = randomDesign(random);
        const engine = createEngine();
        engine.check(design);
        for (let i = 0; i < 50; i++) {
          const result = applyEdits(design, randomEdits(design, random));
          if (!result.ok) continue;
          design = result.design;
          const said = i % 2 === 0 ? engine.check(design) : engine.update(design, changesOf(result.applied, design));
          expect(said).toEqual(full(design));
          expect(said.filter(({ message }) => message.includes(' failed on '))).toEqual([]);
          edits++;
          findings += said.length;
        }
      }),
      { numRuns: 210 },
    );
    expect(edits).toBeGreaterThan(10_000);
    expect(findings / edits).toBeGreaterThan(10);
  }, 120_000);

  it('says what a full run says after many edits at once, too', () => {
    const design = largeDesign({ elements: 300, flows: 900 });
    const engine = createEngine();
    engine.check(largeDesign({ elements: 300, flows: 900, seed: 'other' }));
    expect(engine.check(design)).toEqual(full(design));
    expect(full(design).length).toBeGreaterThan(100);
  });

  it.each([
    ['the context at the other end of a worker’s call', [update('elements', 'orders', { contextIds: null })]],
    ['a worker that gets data', [add('elements', 'db', { kind: 'datastore', name: 'db' }), add('flows', 'data', { kind: 'access', from: 'worker', to: 'db' })]],
    ['a worker that becomes a service of its own', [update('elements', 'worker', { partOfId: null })]],
    ['a worker that goes', [remove('elements', 'worker')]],
    ['a service that turns into infrastructure', [update('elements', 'orders', { infrastructure: true })]],
    ['the coordination of a saga', [add('sagas', 's', { name: 's', style: 'orchestration', orchestratorId: 'tax', steps: [] })]],
  ])('sees %s', (_, edits) => {
    const design = sketch(
      'orders(service) -> worker(service {partOfId: tax}): call {timeout: {}}; tax(service {operations: [{name: Tax}]}); context sales(orders, tax)',
    );
    const engine = few();
    expect(keys(engine.check(design))).toEqual(['nanoservice@tax']);
    expect(engine.check(after(design, ...edits))).toEqual([]);
  });

  it('sees who is left when a worker leaves', () => {
    const design = sketch(
      'orders(service) -> tax(service {operations: [{name: Tax}]}): call {timeout: {}}; w(service {partOfId: tax}) -> db(datastore); context sales(orders, tax)',
    );
    const engine = few();
    expect(engine.check(design)).toEqual([]);
    expect(keys(engine.check(after(design, update('elements', 'w', { partOfId: null }))))).toEqual(['nanoservice@tax']);
  });

  it('keeps the object of a finding that says the same', () => {
    const engine = few();
    const design = sketch(CASE_STUDY);
    const [store, chain] = engine.check(design);
    const next = engine.check(after(design, update('elements', 's12', { name: 'Dashboard' })));
    expect(next[0]).toBe(store);
    expect(next[1]).not.toBe(chain);
    expect(next[1]?.message).toMatch(/^Dashboard/);
  });

  it('gives the same list while nothing of it changes', () => {
    const engine = few();
    const design = sketch(CASE_STUDY);
    const list = engine.check(design);
    expect(engine.check(design)).toBe(list);
    expect(engine.check(after(design, add('layout', 's12', { x: 5, y: 5 })))).toBe(list);
    expect(engine.check(after(design, update('elements', 's3', { name: 'Nobody asks me' })))).toBe(list);
  });

  it('lists errors before warnings before notes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const ranks = full(randomDesign(seededRandom(`rank ${seed}`))).map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted());
      }),
      { numRuns: 50 },
    );
  });
});

describe('a preview', () => {
  it('leaves the engine, its list and its findings as they were', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const engine = createEngine();
        const design = randomDesign(seededRandom(`preview ${seed}`));
        const list = engine.check(design);
        const findings = [...list];
        for (const { key } of findings) engine.preview(key);
        expect(engine.check(design)).toBe(list);
        for (const [i, finding] of findings.entries()) expect(engine.check(design)[i]).toBe(finding);
        const next = after(design, ...randomEdits(design, seededRandom(`then ${seed}`)));
        expect(engine.check(next)).toEqual(full(next));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is empty for a key that is not in the list', () => {
    const engine = createEngine();
    expect(engine.preview('missing-timeout@nobody')).toEqual([]);
    engine.check(sketch(CASE_STUDY));
    expect(engine.preview('missing-timeout@nobody')).toEqual([]);
    expect(engine.fixes('missing-timeout@nobody')).toEqual([]);
  });
});

describe('presets', () => {
  const design = (preset: string) => sketch(`meta {preset: ${preset}}; a(service) -> b(service): call; b -> a: call`);

  it('ask a sketch only for facts of its structure', () => {
    expect(keys(found(design('sketch')))).toEqual(['cyclic-dependency@a']);
    expect(keys(found(design('design')))).toEqual(['cyclic-dependency@a', 'missing-timeout@a', 'missing-timeout@b']);
    expect(keys(found(design('production')))).toEqual(keys(found(design('design'))));
  });

  it('follow a change', () => {
    const engine = few();
    engine.check(design('sketch'));
    expect(engine.check(after(design('sketch'), update('meta', 'meta', { preset: null })))).toHaveLength(3);
  });

  it('give way to a severity that the design sets for a rule', () => {
    expect(keys(found(after(design('sketch'), add('ruleSettings', 'missing-timeout', { severity: 'warning' }))))).toHaveLength(3);
  });
});

describe('settings of a rule', () => {
  const CALL = 'a(service) -> b(service): call; a -> c(service): call {unknown: [timeout]}; d(service) -> c: call {unknown: [timeout]}';

  it('replace its severity, but not that of a question', () => {
    const said = found(sketch(`${CALL}; ruleSettings missing-timeout {severity: warning}`));
    expect(said.map(({ key, severity }) => `${severity} ${key}`)).toEqual(['warning missing-timeout@a', 'info missing-timeout@d']);
  });

  it('turn it off', () => expect(found(sketch(`${CALL}; ruleSettings missing-timeout {severity: off}`))).toEqual([]));

  it.each([
    ['chatty-call', '{calls: 1}', '“calls: 1” is not between 2 and 10000; 5 counts instead'],
    ['chatty-call', '{calls: 7.5}', '“calls: 7.5” is no whole number between 2 and 10000; 5 counts instead'],
    ['chatty-call', '{calls: many}', '“calls: many” is no number between 2 and 10000; 5 counts instead'],
    ['chatty-call', '{calls: true}', '“calls: true” is no number between 2 and 10000; 5 counts instead'],
    ['chatty-call', '{cals: 7}', 'it has no parameter “cals”'],
    ['chatty-call', '{toString: 7}', 'it has no parameter “toString”'],
    ['chatty-calls', '{calls: 7}', 'no rule is called “chatty-calls”'],
  ])('of %s that say %s are reported, and do not count', (ruleId, parameters, problem) => {
    const design = sketch(`a(service) -> b(service): call {timeout: {}, callsPerRequest: 5}; ruleSettings ${ruleId} {parameters: ${parameters}}`);
    const [finding, report] = found(design);
    expect(finding?.key).toBe('chatty-call@a-b');
    expect(report).toMatchObject({ key: `invalid-rule-setting@${ruleId}`, severity: 'info', why: expect.stringContaining(problem) });
  });

  it('that cannot be used are removed by the fix, and the others stay', () => {
    const design = sketch('a(service); ruleSettings sync-chain {severity: error, parameters: {warningHops: 2, errorHops: -1}}');
    const engine = few();
    const [report] = engine.check(design);
    const [preview] = engine.preview(report?.key ?? '');
    expect(preview?.gone).toEqual([report]);
    expect(after(design, ...(preview?.fix.edits ?? [])).ruleSettings).toEqual({ 'sync-chain': { severity: 'error', parameters: { warningHops: 2 } } });
  });

  it('for a rule that does not exist are removed whole', () => {
    const engine = few();
    const design = sketch('a(service); ruleSettings nonsense {severity: off}');
    engine.check(design);
    expect(after(design, ...(engine.fixes('invalid-rule-setting@nonsense')[0]?.edits ?? [])).ruleSettings).toEqual({});
  });
});

describe('an accepted finding', () => {
  const CALLS = 'a(service) -> b(service): call; c(service) -> b: call';
  const ACCEPTED = `${CALLS}; decisions d {ruleId: missing-timeout, subjects: [a], reason: It is a demo., date: 2026-01-31}`;

  it('leaves the list, and the others stay', () => expect(keys(found(sketch(ACCEPTED)))).toEqual(['missing-timeout@c']));

  it('leaves and returns with its decision', () => {
    const engine = few();
    const design = sketch(ACCEPTED);
    engine.check(design);
    expect(keys(engine.check(after(design, remove('decisions', 'd'))))).toEqual(['missing-timeout@a', 'missing-timeout@c']);
  });

  it('is reported once it matches nothing', () => {
    const engine = few();
    const design = sketch(ACCEPTED);
    engine.check(design);
    const repaired = after(design, update('flows', 'a-b', { timeout: { ms: 5 } }));
    expect(engine.check(repaired)[1]).toMatchObject({
      key: 'stale-acceptance@d',
      severity: 'info',
      message: 'missing-timeout is accepted on a, where it finds nothing',
      why: expect.stringContaining('It is a demo.'),
    });
    expect(keys(engine.preview('stale-acceptance@d')[0]?.gone ?? [])).toEqual(['stale-acceptance@d']);
  });

  it('is not reported while its rule is not asked', () => {
    const repaired = after(sketch(ACCEPTED), update('flows', 'a-b', { timeout: { ms: 5 } }));
    expect(keys(found(after(repaired, add('ruleSettings', 'missing-timeout', { severity: 'off' }))))).toEqual([]);
    expect(keys(found(after(repaired, update('meta', 'meta', { preset: 'sketch' }))))).toEqual([]);
  });

  it('keeps those of its subjects that still need it', () => {
    const engine = few();
    const design = after(
      sketch(CALLS),
      add('decisions', 'd', { ruleId: 'missing-timeout', subjects: ['a', 'c', 'gone'], reason: 'Demo.', date: '2026-01-31' }),
    );
    expect(keys(engine.check(design))).toEqual(['stale-acceptance@d']);
    expect(after(design, ...(engine.fixes('stale-acceptance@d')[0]?.edits ?? [])).decisions['d']?.subjects).toEqual(['a', 'c']);
  });

  it('may be a decision record about no rule at all', () => {
    expect(found(after(sketch('a(service)'), add('decisions', 'd', { title: 'We use Kafka', reason: 'Because.', date: '2026-01-31' })))).toEqual([]);
  });
});

describe('a rule that throws', () => {
  const rule = (parts: Pick<Rule, 'judgement'> & { id?: string }): Rule =>
    defineRule({
      id: 'broken',
      title: 'Broken',
      summary: '',
      group: 'Data',
      severity: 'error',
      confidence: 'S',
      parameters: {},
      sources: [],
      docs: { wrong: '', why: '', fix: '' },
      fixes: () => {
        throw new Error('no fix either');
      },
      ...parts,
    });
  const broken = rule({
    judgement: {
      each: 'element',
      kinds: ['service'],
      judge: (facts, slot) => {
        if (facts.name(slot).startsWith('bad')) throw new Error('off by one');
        return { severity: 'error', evidence: [facts.elementId(slot)], title: [{ text: facts.name(slot) }], where: '', why: '' };
      },
    },
  });

  it('is reported as a defect of that rule, and takes down neither its other findings nor other rules', () => {
    const said = engineOver([broken, ...FEW]).check(sketch('bad(service) -> b(service): call'));
    expect(keys(said)).toEqual(['broken@b', 'missing-timeout@bad', 'broken@meta']);
    expect(said[2]).toMatchObject({
      message: 'The rule broken failed on bad',
      evidence: ['bad'],
      why: expect.stringContaining('off by one'),
      noFixReason: expect.any(String),
    });
  });

  it('is no longer reported when it does not throw any more, and the other way round', () => {
    const engine = engineOver([broken]);
    const design = sketch('bad(service); b(service)');
    engine.check(design);
    const renamed = after(design, update('elements', 'bad', { name: 'good' }));
    expect(keys(engine.check(renamed))).toEqual(['broken@b', 'broken@bad']);
    expect(keys(engine.check(after(renamed, update('elements', 'b', { name: 'bad' }))))).toEqual(['broken@bad', 'broken@meta']);
    expect(keys(engine.check(sketch('c(service)')))).toEqual(['broken@c']);
  });

  const fail = (): never => {
    throw new Error('no');
  };
  const occurrence = { subject: 0, elements: [0], flows: [] };

  it.each([
    ['flows', { each: 'flow', kinds: ['call'], judge: fail }],
    ['sagas', { each: 'saga', judge: fail }],
    ['relations', { each: 'relation', judge: fail }],
    ['the graph', { each: 'graph', find: fail, describe: fail }],
    ['what it found in the graph', { each: 'graph', find: () => [occurrence], describe: fail }],
    ['the whole design', { each: 'design', judge: fail }],
    ['a fact of the whole design', { each: 'element', kinds: ['service'], judge: () => undefined, also: fail }],
    ['a fact of the whole graph', { each: 'graph', find: () => [], describe: fail, also: fail }],
  ] as const satisfies readonly (readonly [string, Rule['judgement']])[])(
    'is reported where it looks at %s, now and after edits, and the others speak',
    (_, judgement) => {
      const design = sketch(
        'a(service) -> b(service): call #ab; context x(a); context y(b); relation x -> y: partnership; saga s(orchestration): x@a {compensation: y}',
      );
      const engine = engineOver([rule({ judgement }), ...FEW]);
      const first = keys(engine.check(design));
      expect(first).toEqual(['missing-timeout@a', 'broken@meta']);
      const renamed = after(design, update('elements', 'a', { name: 'Renamed' }));
      expect(keys(engine.check(renamed))).toEqual(first);
      expect(engine.preview('missing-timeout@a').length).toBeGreaterThan(0);
      expect(keys(engine.check(after(renamed, update('flows', 'ab', { timeout: {} }))))).toEqual(['broken@meta']);
    },
  );

  it('gives no fixes when it throws there', () => {
    const engine = engineOver([broken]);
    engine.check(sketch('b(service)'));
    expect(engine.preview('broken@b')).toEqual([]);
  });

  it('may judge the design as a whole', () => {
    const crowded = rule({
      id: 'crowded',
      judgement: {
        each: 'design',
        judge: (facts) => (facts.elementCount > 1 ? { severity: 'warning', evidence: [], title: [{ text: 'many' }], where: '', why: '' } : undefined),
      },
    });
    const engine = engineOver([crowded]);
    expect(engine.check(sketch('a(service)'))).toEqual([]);
    expect(keys(engine.check(sketch('a(service); b(service)')))).toEqual(['crowded@meta']);
  });
});
