import type { Edit } from '../model/index.ts';
import type { PathStep } from './figures/path.ts';
import type { TitlePart } from './wording/title.ts';

export { writeTitle, type TitlePart } from './wording/title.ts';

/** How much a finding hurts: an error breaks the property the pattern exists for, a warning will under load or change, info asks or reminds. */
export type Severity = 'error' | 'warning' | 'info';

/** Worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** What a rule says of one subject. Two runs over the same design give equal findings, and an engine keeps the very same object while it says the same. */
export interface Finding {
  /** `rule@subject`; there is one finding for each key, and the key does not change while the subject lives. */
  readonly key: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Id of the element, flow, saga, relation or decision that the finding is about; `meta` where it is about the whole design. */
  readonly subject: string;
  /** Ids of the elements and flows that show it, and of sagas: the subject's kind first, elements before flows, each in a fixed order. */
  readonly evidence: readonly string[];
  readonly title: readonly TitlePart[];
  /** The title as one sentence without marks. */
  readonly message: string;
  /** Short: the names of those concerned. */
  readonly where: string;
  /** One paragraph in the design's own names, with numbers where there are some. */
  readonly why: string;
  /** It asks about something that the source of an import could not tell; severity is then info. */
  readonly question: boolean;
  /** Why a machine cannot choose a repair. Absent where there are fixes. */
  readonly noFixReason?: string;
  /** The way of a request that the finding is about, with the numbers along it. */
  readonly path?: readonly PathStep[];
}

/** A repair as data: it can be shown before it is done, is applied whole, and is undone as one step. */
export interface Fix {
  /** Unique among the fixes of one finding. */
  readonly id: string;
  readonly title: string;
  readonly edits: readonly Edit[];
  /**
   * A machine may do it unasked: it only sets properties of records that exist, and takes no decision of the business. No element, flow, saga or step
   * comes or goes.
   */
  readonly safe?: true;
}

/** What a fix would change in the list of findings. */
export interface FixPreview {
  readonly fix: Fix;
  /** Findings that are gone, or milder than before. */
  readonly gone: readonly Finding[];
  /** Findings that are new, or worse than before. */
  readonly come: readonly Finding[];
}

/** Many repairs in one, and what the findings are after it. */
export interface FixAllPreview {
  /** One list for one step; it leads from the design that was checked to the one in which every repair is done. Empty if nothing could be done. */
  readonly edits: readonly Edit[];
  /** Which fix was taken for which finding, in the order in which they were done. */
  readonly done: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** Findings that are gone, or milder than before. */
  readonly gone: readonly Finding[];
  /** Findings that are new, or worse than before. */
  readonly come: readonly Finding[];
  /** Those that were meant and are still there, with the reason. */
  readonly left: readonly { readonly finding: Finding; readonly reason: string }[];
}

/** A fix beside what it is worth to the whole design. */
export interface HelpfulFix {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  /** What it takes away minus what it brings: 9 for an error, 3 for a warning, 1 for a note. */
  readonly value: number;
}

/** How far a long piece of work is, in findings looked at. */
export interface FixProgress {
  readonly done: number;
  readonly of: number;
}

export const findingKey = (ruleId: string, subject: string): string => `${ruleId}@${subject}`;

/** Whether two findings say the same. */
export function sameFinding(a: Finding, b: Finding): boolean {
  return (
    a.key === b.key &&
    a.severity === b.severity &&
    a.message === b.message &&
    a.where === b.where &&
    a.why === b.why &&
    a.question === b.question &&
    a.noFixReason === b.noFixReason &&
    sameList(a.evidence, b.evidence) &&
    samePath(a.path, b.path) &&
    a.title.length === b.title.length &&
    a.title.every((part, i) => part.text === b.title[i]?.text && part.strong === b.title[i]?.strong)
  );
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item, i) => item === b[i]);

function samePath(a: readonly PathStep[] | undefined, b: readonly PathStep[] | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((step, i) => STEP_KEYS.every((key) => step[key] === b[i]?.[key]));
}

const STEP_KEYS = ['elementId', 'flowId', 'availability', 'p50', 'p99', 'timeoutMs', 'attempts', 'dispensable'] as const satisfies readonly (keyof PathStep)[];
