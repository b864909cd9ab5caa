import { afterEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../patterns/index.ts';
import { createEngine, type Finding, type Fix } from '../rules/index.ts';
import { DESIGNS } from '../rules/testing/designs/index.ts';
import { randomDesign } from '../rules/testing/randomDesign.ts';
import { type Design, type Edit, seededRandom } from '../model/index.ts';
import { explore, inputOfScenario, run, type RunInput, type Trace } from '../simulation/index.ts';
import { inEnglish, speak } from '../speech/index.ts';
import { sketch } from '../testing/index.ts';
import { GERMAN_PHRASES } from './german/index.ts';
import { type SpokenText, spokenTexts } from './testing/spokenTexts.ts';

const said: readonly SpokenText[] = ['rules', 'simulation', 'importers', 'exporters/mermaid'].flatMap(spokenTexts);
const { sentences } = GERMAN_PHRASES;
const placesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\d+\}/gu)].map(([place]) => place))].toSorted();

describe('what rules, runs, importers and exporters say', () => {
  it('is found in the source', () => {
    expect(said.length).toBeGreaterThan(900);
    expect(said.map(({ text }) => text)).toEqual(expect.arrayContaining(['{0} has no timeout', 'two', 'services', 'Breaker opened']));
  });

  it('has a German sentence for each English one', () => {
    expect([...new Set(said.filter(({ text }) => !Object.hasOwn(sentences, text)).map(({ text, place }) => `${place} ${text}`))]).toEqual([]);
  });

  it('has none that nobody says', () => {
    const all = new Set(said.map(({ text }) => text));
    expect(Object.keys(sentences).filter((text) => !all.has(text))).toEqual([]);
  });

  it('has the places of the English one', () => {
    expect(Object.entries(sentences).filter(([english, german]) => placesIn(english).join() !== placesIn(german).join())).toEqual([]);
  });

  it('begins and ends as the English one does, where it is put behind or before another', () => {
    const edges = (text: string): string => `${/^[ ,;]/u.test(text) ? 'behind' : ''} ${text.endsWith('.') ? '.' : ''}${text.endsWith('?') ? '?' : ''}`;
    expect(Object.entries(sentences).filter(([english, german]) => edges(english) !== edges(german) && !german.startsWith(': '))).toEqual([]);
  });

  it('says nobody “du” or “Sie”, and keeps to German quotes', () => {
    const texts = Object.values(sentences);
    expect(texts.filter((text) => /\b(?:du|dein\w*|dich|dir|Ihr|Ihre[mnrs]?|Ihnen)\b/u.test(text))).toEqual([]);
    expect(texts.filter((text) => /“[^”]*”|"/u.test(text))).toEqual([]);
  });
});

afterEach(() => speak(undefined));

/** English words that no German sentence has, and that are no terms of the field. */
const ENGLISH = /\b(?:the|and|which|that|is|are|has|have|with|without|nobody|nothing|of|to|for|does|each|its|their|after|until|again|from|when)\b/u;

/** Terms that German teams say in English. */
const TERMS = /Backends? for Frontends?/gu;
const isEnglish = (text: string): boolean => ENGLISH.test(text.replaceAll(TERMS, ''));

/** Designs whose own names hold none of these words, so that whatever is found was said by us. */
const renamed = (design: Design): Design =>
  JSON.parse(JSON.stringify(design), (key, value: unknown) =>
    NAMES.has(key) && typeof value === 'string' ? value.replaceAll(/[a-z]+/giu, (word) => word.toLocaleUpperCase('en')) : value,
  ) as Design;
const NAMES = new Set([
  'name',
  'label',
  'operation',
  'compensation',
  'action',
  'emits',
  'deploymentUnit',
  'schemas',
  'reason',
  'aggregates',
  'trigger',
  'resource',
  'pendingState',
]);

const textsOf = ({ message, why, where, noFixReason = '' }: Finding): readonly string[] => [message, why, where, noFixReason];

describe('in German', () => {
  const designs = [...DESIGNS.map(({ text }) => sketch(text)), ...Array.from({ length: 60 }, (_, i) => randomDesign(seededRandom(`german ${i}`)))].map(renamed);

  it('no finding, no reason and no fix of any design has an English word', () => {
    speak(GERMAN_PHRASES);
    const wrong: string[] = [];
    const rules = new Set<string>();
    for (const design of designs) {
      const engine = createEngine();
      const found = engine.check({ ...design, meta: { ...design.meta, preset: 'production' } });
      const fixes: Fix[] = found.filter((_, index) => index % 5 === 0).flatMap(({ key }) => engine.preview(key).map(({ fix }) => fix));
      for (const finding of found) rules.add(finding.ruleId);
      wrong.push(...[...found.flatMap(textsOf), ...fixes.map(({ title }) => title)].filter(isEnglish));
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(rules.size).toBeGreaterThan(40);
  });

  it('the findings are the same but for their words, and so are the edits of their fixes, with the same ids', () => {
    for (const design of designs.slice(0, 20)) {
      const english = inEnglish(() => createEngine().check(design));
      speak(GERMAN_PHRASES);
      const german = createEngine().check(design);
      expect(german.map(({ key, severity, evidence, question }) => [key, severity, evidence, question])).toEqual(
        english.map(({ key, severity, evidence, question }) => [key, severity, evidence, question]),
      );
      for (const { key } of german.slice(0, 8)) expect(nameless(editsFor(design, key))).toEqual(nameless(inEnglish(() => editsFor(design, key))));
    }
  });

  it('what a fix adds has a German name in German, and an English one in English', () => {
    const named = (): readonly string[] =>
      designs.flatMap((design) => {
        const engine = createEngine();
        const found = engine.check({ ...design, meta: { ...design.meta, preset: 'production' } });
        const firsts = [...new Map(found.map((finding) => [finding.ruleId, finding])).values()];
        return firsts.flatMap(({ key }) => engine.preview(key).flatMap(({ fix }) => fix.edits.flatMap(newNames)));
      });
    const english = new Set(named());
    speak(GERMAN_PHRASES);
    expect([...new Set(named())].filter((name) => ENGLISH_NAME.test(name))).toEqual([]);
    const kinds = [...english].flatMap((name) => ENGLISH_NAME.exec(name)?.[0] ?? []);
    expect([...new Set(kinds)].toSorted()).toEqual([
      ' BFF',
      ' adapter',
      ' application',
      ' for',
      ' gateway',
      ' saga',
      ' service',
      '-changes',
      '-copy',
      '-events',
      '-for',
      '-state',
    ]);
  });

  it('no line of a run has an English word, and nothing else of it is different', async () => {
    for (const { design, input } of await runsOfExamples()) {
      const english = played(design, input);
      speak(GERMAN_PHRASES);
      const german = played(design, input);
      speak(undefined);
      expect(linesOf(german).filter(isEnglish)).toEqual([]);
      expect(german.entries.map(({ tUs, icon, subjects, decision }) => [tUs, icon, subjects, decision])).toEqual(
        english.entries.map(({ tUs, icon, subjects, decision }) => [tUs, icon, subjects, decision]),
      );
      expect(german.results).toEqual(english.results);
    }
  });

  it('neither has a verdict of the explorer, nor a step of a counterexample', async () => {
    speak(GERMAN_PHRASES);
    for (const example of EXAMPLES) {
      const design = renamed(await example.load());
      for (const sagaId of Object.keys(design.sagas)) {
        const outcome = explore(design, sagaId, { faults: 1, limit: 20_000 });
        if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join());
        const { headline, detail, counterexample, together } = outcome.exploration;
        const words = [...(counterexample?.steps ?? []), ...(together?.counterexample?.steps ?? [])].map((step) => step.words);
        expect([headline, detail, counterexample?.sentence ?? '', ...words].filter(isEnglish)).toEqual([]);
      }
    }
  });

  it('a new version, numbers and lists are written as German does', () => {
    const design = designs[0] as Design;
    speak(GERMAN_PHRASES);
    const texts = createEngine().check(design).flatMap(textsOf);
    expect(texts.filter((text) => /\d\.\d/u.test(text))).toEqual([]);
  });
});

/** How names end or begin that fixes give in English. What designs call their own stands in capitals. */
const ENGLISH_NAME = / (?:service|saga|adapter|application|gateway|BFF|for)\b|-(?:events|changes|copy|state|for)\b|^(?:Update|Undo|undo) /u;

const newNames = (edit: Edit): readonly string[] =>
  edit.op === 'add' && 'name' in edit.record && typeof edit.record.name === 'string' ? [edit.record.name] : [];

/** Edits without the names that they give. */
const nameless = (edits: readonly Edit[]): unknown => JSON.parse(JSON.stringify(edits, (key, value: unknown) => (NAMES.has(key) ? undefined : value)));

function editsFor(design: Design, key: string): readonly Edit[] {
  const engine = createEngine();
  engine.check(design);
  return engine.preview(key).flatMap(({ fix }) => fix.edits);
}

function played(design: Design, input: RunInput): Trace {
  const outcome = run(design, input);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join());
  return outcome.trace;
}

const linesOf = ({ entries, lanes, record }: Trace): readonly string[] => [
  ...entries.flatMap(({ headline, why }) => [headline, why].map((parts) => parts.map(({ text }) => text).join(''))),
  ...lanes.flatMap(({ title, bars }) => [title, ...bars.map(({ label }) => label)]),
  ...record.strings,
];

/** Every scenario of the gallery, and each of its sagas with everything broken in turn. */
async function runsOfExamples(): Promise<{ design: Design; input: RunInput }[]> {
  const all: { design: Design; input: RunInput }[] = [];
  for (const example of EXAMPLES) {
    const design = renamed(await example.load());
    for (const scenario of Object.values(design.scenarios)) all.push({ design, input: inputOfScenario(scenario) });
    for (const sagaId of Object.keys(design.sagas))
      for (const targetId of Object.keys(design.elements))
        for (const kind of ['crash', 'errors', 'timeout', 'lose'] as const)
          all.push({
            design,
            input: { entry: { kind: 'saga', sagaId }, seed: 7, load: { count: 3, everyUs: 100_000 }, faults: [{ targetId, kind, fromUs: 0 }] },
          });
  }
  return all;
}
