import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, emptyDesign, seededRandom, type Design } from '../model/index.ts';
import { sketch } from '../testing/index.ts';
import { check, createEngine, type Finding } from './index.ts';
import { CATALOGUE } from './registry.ts';
import { CASE_STUDY } from './testing/caseStudy.ts';
import { CLEAN, injected, PATTERNS } from './testing/patterns.ts';
import { randomDesign } from './testing/randomDesign.ts';
import { merged, renamed } from './testing/renamed.ts';

const seeds = fc.integer({ min: 0, max: 1e9 });
const keys = (findings: readonly Finding[]): string[] => findings.map(({ key }) => key);

/** Rules that say one thing of the whole design, or compare with all of it: a mean of at least four services, units of release that are told by their word. */
const DESIGN_WIDE = [...CATALOGUE.filter(({ judgement }) => judgement.each === 'design').map(({ id }) => id), 'megaservice', 'shared-deployment-unit'];

/**
 * What is found whatever the order of ids. Ids choose between equally long chains and circles and equally bad ways, and which member a knot is named after,
 * so of a chain its length counts, and of a knot its members.
 */
function gist(design: Design, idOf: (id: string) => string = (id) => id): string[] {
  const told = check(design).map(({ ruleId, severity, subject, evidence, message }) => {
    const elements = evidence.filter((id) => id in design.elements).map(idOf);
    if (ruleId === 'sync-chain') return `${severity} ${ruleId} ${/\d+ synchronous hops/.exec(message)?.[0]}`;
    if (ruleId === 'retry-amplification') return `${severity} ${ruleId} ${/one request becomes .*/.exec(message)?.[0]}`;
    if (ruleId === 'availability-below-slo') return `${severity} ${ruleId} ${idOf(subject)}`;
    if (ruleId === 'cyclic-dependency' || ruleId === 'shared-deployment-unit') return `${severity} ${ruleId} ${elements.sort().join(' ')}`;
    return `${severity} ${ruleId} ${idOf(subject)} ${evidence.map(idOf).sort().join(' ')}`;
  });
  return told.sort();
}

const textsById = (findings: readonly Finding[], idOf: (id: string) => string): unknown[] =>
  findings.map(({ ruleId, severity, subject, evidence, message, where, why }) => ({
    ruleId,
    severity,
    subject: idOf(subject),
    evidence: evidence.map(idOf),
    message,
    where,
    why,
  }));

describe('a design with nothing wrong', () => {
  it('has no findings', () => expect(check(sketch(CLEAN))).toEqual([]));
  it('has none when it is empty', () => expect(check(emptyDesign())).toEqual([]));
  it('has none when it is freshly drawn boxes', () =>
    expect(check(sketch('a(service); b(service); c(datastore); a -> c; d(client); e(gateway); f(channel)'))).toEqual([]));
});

describe('one pattern in a clean design', () => {
  it('there is one for every rule', () => expect(Object.keys(PATTERNS).toSorted()).toEqual(CATALOGUE.map(({ id }) => id).toSorted()));

  it.each(Object.keys(PATTERNS))('%s is found once, and nothing else', (ruleId) => {
    expect(check(injected(ruleId)).map((finding) => finding.ruleId)).toEqual([ruleId]);
  });

  it.each(Object.keys(PATTERNS))('%s has fixes, each of which brings the clean design back', (ruleId) => {
    const engine = createEngine();
    const [finding] = engine.check(injected(ruleId));
    const previews = engine.preview(finding?.key ?? '');
    expect(previews.length).toBeGreaterThan(0);
    for (const { gone, come } of previews) {
      // A service that a fix adds may have no owner yet, which is a note.
      const bad = come.filter(({ severity }) => severity !== 'info');
      expect({ gone: keys(gone), come: keys(bad) }).toEqual({ gone: [finding?.key], come: [] });
    }
  });
});

describe('the case study', () => {
  const findings = check(sketch(CASE_STUDY));

  it('has its shared store', () => {
    const shared = findings.filter(({ ruleId }) => ruleId === 'shared-database');
    expect(shared.map(({ subject, evidence }) => [subject, evidence.slice(0, 5)])).toEqual([['d6', ['d6', 's6', 's7', 's8', 's9']]]);
  });

  it('has one chain of eight hops', () => {
    const chains = findings.filter(({ ruleId }) => ruleId === 'sync-chain');
    expect(chains.map(({ subject, evidence }) => [subject, evidence.slice(0, 9).join(' ')])).toEqual([['s12', 's12 s11 s10 s8 s7 s5 s2 s4 s6']]);
    expect(chains[0]?.message).toBe('s12 → s11 → s10 → … → s6: 8 synchronous hops');
  });

  it('has nothing else', () => expect(findings).toHaveLength(2));
});

describe('random designs', () => {
  it('have something for every rule', () => {
    const fired = new Set<string>();
    for (let seed = 0; seed < 400; seed++) for (const { ruleId } of check(randomDesign(seededRandom(`every rule ${seed}`)))) fired.add(ruleId);
    expect(CATALOGUE.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  }, 60_000);
});

describe('ids and order', () => {
  it('do not matter where their order stays the same', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`order ${seed}`));
        const idOf = (id: string) => (id === 'meta' ? id : `x.${id}`);
        const shuffle = shuffler(seededRandom(`shuffle ${seed}`));
        expect(textsById(check(renamed(design, idOf, shuffle)), (id) => id)).toEqual(textsById(check(design), idOf));
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('do not change what is found where the order changes too', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`permute ${seed}`));
        const ids = Object.values(design).flatMap((collection) => Object.keys(collection));
        const shuffle = shuffler(seededRandom(`shuffle ${seed}`));
        const others = new Map(shuffle([...ids]).map((id, i) => [ids[i] ?? id, `p.${id}`]));
        const idOf = (id: string) => others.get(id) ?? id;
        expect(gist(renamed({ ...design, ruleSettings: {} }, idOf, shuffle))).toEqual(gist({ ...design, ruleSettings: {} }, idOf));
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('two copies side by side have every finding twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`copies ${seed}`));
        const idOf = (id: string) => `copy.${id}`;
        // What is said of the design as a whole has numbers of the whole design in it, which a copy changes.
        const plain = { ...design, ruleSettings: Object.fromEntries(DESIGN_WIDE.map((id) => [id, { severity: 'off' as const }])) };
        expect(gist(merged(plain, renamed(plain, idOf)))).toEqual([...gist(plain), ...gist(plain, idOf)].sort());
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('fixes', () => {
  it('take their finding away, and bring no error and no warning that their preview does not show', () => {
    let fixed = 0;
    let closed = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const design = randomDesign(seededRandom(`closure ${seed}`));
        const engine = createEngine();
        const before = engine.check(design);
        const was = new Set(keys(before));
        for (const finding of before) {
          const previews = engine.preview(finding.key);
          expect(previews.length > 0, `${finding.key} has a fix or a reason for none`).toBe(finding.noFixReason === undefined);
          expect(new Set(previews.map(({ fix }) => fix.id)).size).toBe(engine.fixes(finding.key).length);
          for (const { fix, gone, come } of previews) {
            const result = applyEdits(design, fix.edits);
            if (!result.ok) throw new Error(JSON.stringify(result.problems));
            if (fix.safe)
              expect(
                fix.edits.filter(({ op }) => op !== 'update'),
                `${fix.id} of ${finding.key} is safe`,
              ).toEqual([]);
            expect(keys(gone), `${fix.id} of ${finding.key}`).toContain(finding.key);
            const brought = (findings: readonly Finding[]) =>
              keys(findings)
                .filter((key) => !was.has(key))
                .toSorted();
            expect(brought(come)).toEqual(brought(check(result.design)));
            fixed++;
            if (!come.some(({ severity }) => severity !== 'info')) closed++;
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(fixed).toBeGreaterThan(1_000);
    expect(closed / fixed).toBeGreaterThan(0.85);
  }, 120_000);

  it('are the same from run to run, ids of new records included', () => {
    const fixes = () => {
      const engine = createEngine();
      return engine.check(sketch(CASE_STUDY)).map(({ key }) => engine.fixes(key));
    };
    expect(fixes()).toEqual(fixes());
    expect(JSON.stringify(fixes())).toMatch(/s7-db-[a-z0-9]{4}/);
  });
});

function shuffler(random: () => number): <T>(items: T[]) => T[] {
  return (items) => {
    for (let i = items.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [items[i], items[j]] = [items[j] as (typeof items)[number], items[i] as (typeof items)[number]];
    }
    return items;
  };
}
