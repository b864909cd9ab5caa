import type { Edit } from '../model/index.ts';

/** How much a finding hurts: an error breaks the property the pattern exists for, a warning will under load or change, info asks or reminds. */
export type Severity = 'error' | 'warning' | 'info';

/** Worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** A stretch of a title; names of the design stand out. */
export interface TitlePart {
  readonly text: string;
  readonly strong?: boolean;
}

/** What a rule says of one subject. Two runs over the same design give equal findings, and an engine keeps the very same object while it says the same. */
export interface Finding {
  /** `rule@subject`; there is one finding for each key, and the key does not change while the subject lives. */
  readonly key: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Id of the element, flow, saga or decision that the finding is about; `meta` where it is about the whole design. */
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
}

/** A repair as data: it can be shown before it is done, is applied whole, and is undone as one step. */
export interface Fix {
  /** Unique among the fixes of one finding. */
  readonly id: string;
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What a fix would change in the list of findings. */
export interface FixPreview {
  readonly fix: Fix;
  /** Findings that are gone, or milder than before. */
  readonly gone: readonly Finding[];
  /** Findings that are new, or worse than before. */
  readonly come: readonly Finding[];
}

/** The title as one plain sentence. */
export const writeTitle = (parts: readonly TitlePart[]): string => parts.map((part) => part.text).join('');

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
    a.title.length === b.title.length &&
    a.title.every((part, i) => part.text === b.title[i]?.text && part.strong === b.title[i]?.strong)
  );
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item, i) => item === b[i]);
