import { TARGETS } from '../../exporters/targets.ts';
import { TARGET_GROUPS } from '../../exporters/target.ts';
import { PICTURE_WORDS, relationWord } from '../../drawing/index.ts';
import { KIND_WORDS } from '../../drawing/words.ts';
import * as model from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { RULE_GROUPS, RULES } from '../../rules/index.ts';

/** English of the headless rooms that the interface shows in its language: it is data there, so it is found by walking it. */

/** Labels, help and choices of every form of a design, and the sections in which they stand. */
export function schemaTexts(): readonly string[] {
  const fields = [
    ...(
      ['meta', 'platform', 'teams', 'contexts', 'relations', 'messages', 'sagas', 'scenarios', 'migrations', 'notes', 'frames', 'decisions', 'layout'] as const
    ).flatMap((collection) => model.recordForm(collection)),
    ...model.ELEMENT_KINDS.flatMap((kind) => model.elementForm(kind)),
    ...model.FLOW_KINDS.flatMap((kind) => model.flowForm(kind)),
    ...model.POLICY_NAMES.flatMap((name) => model.policyForm(name)),
    ...[model.sagaStepSchema, model.faultSchema, model.scenarioSchema].flatMap((schema) => model.formOf(schema)),
  ];
  return unique(fields.flatMap(textsOfField));
}

function textsOfField(field: model.FormField): readonly (string | undefined)[] {
  return [
    field.label,
    field.help,
    field.section && `${field.section}|section`,
    ...(field.options ?? []).map(({ label }) => label),
    ...(field.fields ?? []).flatMap(textsOfField),
  ];
}

/** What a rule says of itself: title, summary, page, thresholds and sources. */
export function ruleTexts(): readonly string[] {
  return unique([
    ...RULE_GROUPS,
    ...RULES.flatMap(({ title, summary, docs, parameters, sources }) => [
      title,
      summary,
      docs.wrong,
      docs.why,
      docs.fix,
      ...parameters.flatMap((parameter) => [parameter.label, parameter.help, hasWords(parameter.unit) ? parameter.unit : undefined]),
      ...sources.map(({ words }) => words),
    ]),
  ]);
}

/** Units that stand behind a number are the same everywhere. */
const hasWords = (unit: string | undefined): boolean => unit !== undefined && !/^(?:ms|requests\/s|0 to 1)$/u.test(unit);

export const exampleTexts = (): readonly string[] =>
  unique(EXAMPLES.flatMap(({ title, summary, question, patterns }) => [title, summary, question, ...patterns]));

/** What a design can be written as, and the choices for it that the dialog shows. */
export function targetTexts(): readonly string[] {
  return unique([
    ...TARGET_GROUPS,
    ...TARGETS.flatMap(({ title, summary, options }) => [
      title,
      summary,
      ...options
        .filter(({ commandLineOnly }) => commandLineOnly !== true)
        .flatMap((option) => [
          option.label,
          ...(option.type === 'choice' ? option.choices.flatMap(({ label, hint }) => [`${label}|option`, hint]) : []),
          ...(option.type === 'ofDesign' ? [option.unset] : []),
        ]),
    ]),
  ]);
}

const RELATIONS = ['partnership', 'shared-kernel', 'customer-supplier', 'upstream-downstream', 'separate-ways'] as const;
const PLAIN_VALUES = [
  'core',
  'supporting',
  'generic',
  'sketch',
  'design',
  'production',
  'orchestration',
  'choreography',
  'pivot',
  'retriable',
  'full',
  'equal',
  'decorrelated',
  'exponential',
  'fixed',
  'meta',
  'platform',
  'More|section',
  'Running',
  'Compensating',
  'Completed',
  'Rolled back',
  'Needs a person',
  'Stuck',
  'Forgotten',
  'Coordinator down',
  ...model.ELEMENT_KINDS,
] as const;

/** Why something cannot be written or read, as exporters and the model say it where no value stands in the sentence. */
const COMPLAINTS = [
  'Nobody sends or receives messages in this design.',
  'No element of this design has operations.',
  'This element has no operations.',
  'The packed design is damaged: it holds characters that cannot stand there, or its end is missing.',
  'The packed design was written by a newer version of the program, or it is damaged.',
  'The packed design is damaged, or its end is missing.',
  'The packed design is damaged.',
  'A design needs “meta” with at least “schemaVersion” and “name”.',
  'A design is a record with named collections, such as “meta” and “elements”.',
] as const;

/** Single words of the picture and of values that are shown as they stand in a document. */
export const wordTexts = (): readonly string[] =>
  unique([...Object.values(KIND_WORDS), ...PICTURE_WORDS, ...RELATIONS.map(relationWord), ...model.LEGALITY_WORDS, ...COMPLAINTS, ...PLAIN_VALUES]);

const unique = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as readonly string[];
