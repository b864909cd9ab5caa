import type { ContextRelation, Design, ElementKind, FlowKind, Saga } from '../model/index.ts';
import type { Facts } from './facts/facts.ts';
import type { PathStep } from './figures/path.ts';
import type { Finding, Fix, Severity, TitlePart } from './finding.ts';
import type { FixDraft } from './fixing/draft.ts';

/**
 * How sure a rule can be. S: a fact of the structure that even a sketch shows. P: depends on properties that somebody has to state.
 * H: a heuristic; it is never an error.
 */
export type Confidence = 'S' | 'P' | 'H';

/** How much the rules ask for, from a whiteboard to what goes live; each holds the ones before it. */
export type Preset = 'sketch' | 'design' | 'production';

/** The families under which rules are listed. */
export const RULE_GROUPS = [
  'Boundaries',
  'Data',
  'Communication',
  'Resilience',
  'Consistency and sagas',
  'Edge and security',
  'Observability, delivery, context map',
  'This check',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** A number that a design may set in `ruleSettings`; what is outside the range is ignored, and reported. */
export interface ParameterSpec {
  readonly label: string;
  readonly help: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only, which is what most thresholds are; false allows fractions. */
  readonly integer?: boolean;
  readonly unit?: string;
}
export type ParameterSpecs = { readonly [name: string]: ParameterSpec };
export type ValuesOf<P extends ParameterSpecs> = { readonly [K in keyof P]: number };

/** What the page beside the rule says. */
export interface RuleDocs {
  /** What the design looks like when it is wrong, and what the rule does not count. */
  readonly wrong: string;
  readonly why: string;
  readonly fix: string;
  /** Two small designs in the language of `importers/sketch`: in the bad one the rule finds something, in the good one it does not. */
  readonly pictures?: { readonly bad: string; readonly good: string };
}

/** What a rule says of one subject, before the engine gives it its key and the severity that the design asks for. */
export interface Verdict {
  readonly severity: Severity;
  readonly evidence: readonly string[];
  readonly title: readonly TitlePart[];
  readonly where: string;
  readonly why: string;
  readonly question?: boolean;
  readonly noFixReason?: string;
  /** The way of a request that this is about; `pathOf` of the facts writes it. */
  readonly path?: readonly PathStep[];
}

/** A shape that a rule found in the whole graph. Element and flow slots decide whether it must be described again. */
export interface Occurrence {
  /** Slot of the element that the finding is about. */
  readonly subject: number;
  readonly elements: readonly number[];
  readonly flows: readonly number[];
  /** What else the description tells, such as a sum over more elements than these; it is described again where this is another text. */
  readonly told?: string;
}

/**
 * What a rule looks at, which is also what makes the engine look again:
 * - `element`: one element, its flows, the elements at their other ends, and the workers that are part of any of them
 * - `flow`: one flow and the elements at its ends
 * - `saga`: one saga, its participants, orchestrator and store
 * - `relation`: one relation of the context map and what stands at its ends
 * - `design`: everything, for the rare finding that has no narrower subject
 * - `graph`: the synchronous graph; `find` is asked again when that graph changes, `describe` when a record of the occurrence does
 *
 * A rule reads nothing beyond that, but for what `reads` and `also` declare. It answers `undefined` where nothing is wrong.
 */
export type Judgement<V> =
  | {
      readonly each: 'element';
      readonly kinds: readonly ElementKind[];
      judge(facts: Facts, slot: number, values: V): Verdict | undefined;
      /** A fact of the whole design that the judgement reads; when it changes, every element is judged again. */
      also?(facts: Facts): number | string | boolean;
    }
  | { readonly each: 'flow'; readonly kinds: readonly FlowKind[]; judge(facts: Facts, slot: number, values: V): Verdict | undefined }
  | { readonly each: 'saga'; judge(facts: Facts, id: string, saga: Saga, values: V): Verdict | undefined }
  | { readonly each: 'relation'; judge(facts: Facts, id: string, relation: ContextRelation, values: V): Verdict | undefined }
  | {
      readonly each: 'graph';
      find(facts: Facts, values: V): readonly Occurrence[];
      /** A fact of the whole design that `find` reads beside the synchronous graph; when it changes, `find` is asked again. */
      also?(facts: Facts): number | string | boolean;
      describe(facts: Facts, occurrence: Occurrence, values: V): Verdict;
    }
  | {
      readonly each: 'design';
      /** Asked after every change, so it has to be cheap. */
      judge(facts: Facts, values: V): Verdict | undefined;
    };

/** Parts of the design outside of elements, flows, contexts and sagas; a change there judges everything again that reads it. */
export type ReadsAlso = 'platform' | 'teams' | 'messages' | 'relations' | 'sagas' | 'meta';

/** What a fix is made from. */
export interface FixRequest<V> {
  readonly facts: Facts;
  readonly design: Design;
  readonly finding: Finding;
  readonly values: V;
  /** Slot of the subject if it is an element or a flow, else -1. */
  readonly slot: number;
  /** A fresh list of edits with ids that repeat from run to run. */
  draft(fixId: string): FixDraft;
}

export interface RuleSpec<P extends ParameterSpecs> {
  /** Folder, registry key, name in the docs and in `ruleSettings`. */
  readonly id: string;
  /** The anti-pattern's name. */
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly group: RuleGroup;
  /** The worst that it can say. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The first preset that asks it. Without one: `sketch` for confidence S, `design` for the others. */
  readonly preset?: Preset;
  readonly parameters: P;
  /** Where condition and thresholds come from. */
  readonly sources: readonly string[];
  readonly docs: RuleDocs;
  readonly reads?: readonly ReadsAlso[];
  readonly judgement: Judgement<ValuesOf<P>>;
  /** Ways to repair a finding, best first; at least one, unless the verdict says why there is none. */
  fixes(request: FixRequest<ValuesOf<P>>): readonly Fix[];
}

/** A rule as the engine holds it, whatever its parameters are. */
export type Rule = RuleSpec<ParameterSpecs>;

/** Checks the rule against its own parameters and forgets them, so that all rules fit into one list. */
export function defineRule<const P extends ParameterSpecs>(spec: RuleSpec<P>): Rule {
  // The engine builds the values from the same `parameters`, so every name that P promises is there.
  return spec as unknown as Rule;
}
