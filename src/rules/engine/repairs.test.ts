import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, seededRandom, type Design, type Edit } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import type { Finding } from '../finding.ts';
import { check, createEngine } from '../index.ts';
import { CATALOGUE } from '../registry.ts';
import { defineRule, type Rule } from '../rule.ts';
import { randomDesign } from '../testing/randomDesign.ts';
import { engineOver } from './engine.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });
const keys = (findings: readonly Finding[]): string[] => findings.map(({ key }) => key);
const only = (...ids: string[]) => engineOver(CATALOGUE.filter(({ id }) => ids.includes(id)));

function after(design: Design, edits: readonly Edit[]): Design {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

const CALLS = 'a(service) -> b(service): call; c(service) -> b: call; d(service) -> b: call {unknown: [timeout]}';

describe('fix all of a kind', () => {
  it('repairs every finding of the rule in one list of edits', () => {
    const engine = only('missing-timeout');
    const design = sketch(CALLS);
    engine.check(design);
    const all = engine.fixAll('missing-timeout');
    expect(keys(all.gone)).toEqual(['missing-timeout@a', 'missing-timeout@c']);
    expect(all.done.map(({ finding, fix }) => `${finding.key} ${fix.id}`)).toEqual(['missing-timeout@a on-calls', 'missing-timeout@c on-calls']);
    expect(all.come).toEqual([]);
    expect(all.left).toEqual([]);
    expect(all.edits.map(({ op, id }) => `${op} ${id}`)).toEqual(['update a-b', 'update c-b']);
    expect(keys(only('missing-timeout').check(after(design, all.edits)))).toEqual(['missing-timeout@d']);
  });

  it('asks questions only when they are meant', () => {
    const engine = only('missing-timeout');
    engine.check(sketch(CALLS));
    expect(keys(engine.fixAll('missing-timeout', { severity: 'info' }).gone)).toEqual(['missing-timeout@d']);
    expect(engine.fixAll('missing-timeout', { severity: 'warning' }).edits).toEqual([]);
  });

  it('does nothing for a rule without findings, or that does not exist', () => {
    const engine = only('missing-timeout');
    engine.check(sketch(CALLS));
    for (const id of ['sync-chain', 'nonsense']) expect(engine.fixAll(id)).toEqual({ edits: [], done: [], gone: [], come: [], left: [] });
    expect(only('missing-timeout').fixAll('missing-timeout').edits).toEqual([]);
  });

  it('says over random designs what a full run says after its edits, and gives the same edits again', () => {
    let done = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`fix all ${seed}`));
        const engine = createEngine();
        const before = engine.check(design);
        for (const ruleId of new Set(before.map((finding) => finding.ruleId))) {
          const all = engine.fixAll(ruleId);
          const now = check(after(design, all.edits));
          const was = new Set(keys(before));
          const is = new Set(keys(now));
          expect(keys(all.gone).filter((key) => !is.has(key))).toEqual(keys(before).filter((key) => !is.has(key)));
          expect(keys(all.come).filter((key) => !was.has(key))).toEqual(keys(now).filter((key) => !was.has(key)));
          const meant = now.filter((finding) => finding.ruleId === ruleId && !finding.question);
          expect(keys(all.left.map(({ finding }) => finding))).toEqual(keys(meant));
          for (const { finding, reason } of all.left) expect(reason, finding.key).toMatch(/\.$/u);
          done += all.done.length;
        }
        expect(engine.check(design)).toBe(before);
        const [first] = before;
        if (first) {
          const again = createEngine();
          again.check(design);
          expect(again.fixAll(first.ruleId)).toEqual(engine.fixAll(first.ruleId));
        }
      }),
      { numRuns: 25 },
    );
    expect(done).toBeGreaterThan(200);
  }, 60_000);
});

/** Finds a mark at the start of a name, and has ways to change it. */
function marks(id: string, mark: string, fixes: readonly { to: string; safe?: true }[], severity: 'error' | 'warning' = 'warning'): Rule {
  return defineRule({
    id,
    title: id,
    summary: '',
    group: 'Data',
    severity,
    confidence: 'S',
    parameters: {},
    sources: [],
    docs: { wrong: '', why: '', fix: '' },
    judgement: {
      each: 'element',
      kinds: ['service'],
      judge: (facts, slot) =>
        facts.name(slot).startsWith(mark)
          ? { severity, evidence: [facts.elementId(slot)], title: [{ text: `${id} of ${facts.elementId(slot)}` }], where: '', why: '' }
          : undefined,
    },
    fixes: ({ facts, slot, draft }) =>
      fixes.map(({ to, ...rest }, i) => {
        const edited = draft(`fix-${i}`);
        edited.update('elements', facts.elementId(slot), { name: facts.name(slot).replace(mark, to) });
        return { id: `fix-${i}`, title: to, edits: edited.edits, ...rest };
      }),
  });
}

describe('a repair that harms', () => {
  const wrong = marks('wrong', '?', [{ to: '!' }]);
  const worse = marks('worse', '!', [{ to: '?' }], 'error');

  it('is not done, and the finding is left with what it would bring', () => {
    const engine = engineOver([wrong, worse]);
    const design = sketch('a(service {name: "?a"}); b(service {name: "!b"})');
    engine.check(design);
    expect(engine.fixAll('wrong')).toMatchObject({ edits: [], left: [{ finding: { key: 'wrong@a' }, reason: 'Its repair would bring this: worse of a.' }] });
    expect(keys(engine.fixAll('worse').come)).toEqual(['wrong@b']);
  });

  it('gives way to the next best', () => {
    const engine = engineOver([marks('wrong', '?', [{ to: '!' }, { to: '' }]), worse]);
    engine.check(sketch('a(service {name: "?a"})'));
    expect(engine.fixAll('wrong').done.map(({ fix }) => fix.id)).toEqual(['fix-1']);
  });

  it('is not done for nothing, either', () => {
    const engine = engineOver([wrong, marks('other', '!', [])]);
    engine.check(sketch('a(service {name: "?a"})'));
    expect(engine.fixAll('wrong').edits).toEqual([]);
  });
});

describe('safe fixes', () => {
  it('are done until nothing is left, each only where it brings no error and no warning', () => {
    const engine = engineOver([
      marks('first', '1', [{ to: '' }, { to: '', safe: true }]),
      marks('second', '2', [{ to: '' }]),
      marks('third', '3', [{ to: '2', safe: true }]),
    ]);
    const design = sketch('a(service {name: "11a"}); b(service {name: "2b"}); c(service {name: "3c"}); d(service {name: "1d"})');
    engine.check(design);
    const safe = engine.fixSafe();
    expect(safe.done.map(({ finding, fix }) => `${finding.key} ${fix.id}`)).toEqual(['first@d fix-1']);
    expect(keys(safe.left.map(({ finding }) => finding))).toEqual(['first@a', 'third@c']);
  });

  it('of a real design set policies and nothing else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`safe ${seed}`));
        const engine = createEngine();
        const before = engine.check(design);
        const safe = engine.fixSafe();
        expect(safe.edits.filter(({ op }) => op !== 'update')).toEqual([]);
        expect(safe.come.filter(({ severity }) => severity !== 'info')).toEqual([]);
        const repaired = createEngine();
        const rest = repaired.check(after(design, safe.edits));
        expect(rest.length).toBeLessThanOrEqual(before.length);
        expect(repaired.fixSafe().edits).toEqual([]);
        expect(engine.check(design)).toBe(before);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe('what would help most', () => {
  it('is what takes most away, each finding named once', () => {
    const engine = only('missing-timeout', 'cyclic-dependency', 'sync-chain');
    engine.check(sketch('a(service) -> b(service): call; b -> a: call; x(service) -> y(service): call'));
    const helpful = engine.helpful();
    expect(helpful[0]).toMatchObject({ finding: { ruleId: 'cyclic-dependency' } });
    expect(helpful[0]?.gone.map(({ ruleId }) => ruleId)).toContain('missing-timeout');
    expect(new Set(helpful.map(({ finding }) => finding.key)).size).toBe(helpful.length);
    const values = helpful.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(engine.helpful({ most: 1 })).toEqual(helpful.slice(0, 1));
    expect(engine.helpful({ tries: 0 })).toEqual([]);
  });

  it('is not five times the same', () => {
    const engine = only('missing-timeout', 'no-distributed-tracing');
    engine.check(sketch(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `${id}(service) -> x${id}(service): call`).join('; ')));
    const rules = engine.helpful({ most: 3 }).map(({ finding }) => finding.ruleId);
    expect(rules).toHaveLength(3);
    expect(new Set(rules).size).toBe(2);
  });

  it('is nothing where nothing is wrong', () => expect(createEngine().helpful()).toEqual([]));
});

describe('work in steps', () => {
  const design = sketch(CALLS);

  it('tells how far it is', () => {
    const engine = only('missing-timeout');
    engine.check(design);
    const work = engine.inSteps.fixAll('missing-timeout');
    expect([work.next().value, work.next().value]).toEqual([
      { done: 0, of: 2 },
      { done: 1, of: 2 },
    ]);
    expect(work.next()).toMatchObject({ done: true, value: { left: [] } });
  });

  it.each([
    ['given up', (work: Generator) => void work.return(undefined)],
    ['overtaken by a question', () => undefined],
  ])('leaves the engine as it was when it is %s', (_, stop) => {
    const engine = only('missing-timeout');
    const found = engine.check(design);
    const work = engine.inSteps.fixAll('missing-timeout');
    work.next();
    work.next();
    stop(work);
    expect(engine.check(design)).toBe(found);
    expect(engine.preview('missing-timeout@a').length).toBeGreaterThan(0);
    expect(work.next()).toMatchObject({ done: true, value: undefined });
  });
});
