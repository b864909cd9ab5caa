import { create } from 'zustand';
import { onLanguage, t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { Finding, FixAllPreview, FixPreview, FixProgress } from '../../rules/index.ts';
import type { RulesClient } from '../../workers/rules/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from './design.ts';
import { byRecordOf } from './findings-index.ts';
import { notices } from './notices.ts';
import { pictureUnderWay } from './picture.ts';
import { endRulesClient, renewRulesClient, replaceRulesClient, rulesClient, runningRules } from './rules-client.ts';
import { useView, view } from './view.ts';
import { whatIf, type PathStep } from './what-if.ts';

export interface FindingsState {
  /** What the rules say of the open design, in the order of the engine. A finding that did not change keeps its identity. */
  readonly findings: readonly Finding[];
  /** Findings by every id in their evidence; but for those about the whole design, which would stand on every element and say nothing of any. */
  readonly byRecord: ReadonlyMap<string, readonly Finding[]>;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  /** A run is under way for a newer design than the findings speak of. */
  readonly checking: boolean;
  /** Key of the finding that is lit up. */
  readonly active: string | null;
  /** A path that is lit up without a finding: one of those that the health of the design names. */
  readonly lit: LitPath | null;
  /** The keyboard asked for the fixes of the active finding: the list puts the focus on them and answers with `fixesShown`. */
  readonly fixesAsked: boolean;
  /** Fixes of the active finding, with what each would make go and come; `null` until they are worked out. */
  readonly previews: readonly FixPreview[] | null;
}

export interface LitPath {
  readonly source: LitSource;
  readonly path: readonly PathStep[];
  /** Elements and flows along it. */
  readonly evidence: readonly string[];
}

/** Which path of the health it is. */
export type LitSource = 'longestChain' | 'retries';

const NOTHING_FOUND: FindingsState = {
  findings: [],
  byRecord: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
  checking: false,
  active: null,
  lit: null,
  fixesAsked: false,
  previews: null,
};

export const useFindings = create<FindingsState>(() => NOTHING_FOUND);

export const findings = {
  /** Lights a finding up, pans to its evidence and works its fixes out; `null` puts the light out. */
  activate(key: string | null): void {
    const finding = useFindings.getState().findings.find((one) => one.key === key);
    if (finding?.key !== useFindings.getState().active) whatIf.forget();
    useFindings.setState({ active: finding?.key ?? null, previews: null, lit: null });
    if (!finding) return;
    view.reveal(finding.evidence);
    void findings.loadPreviews(finding.key);
  },

  /** Lights up a path of the health in place of a finding. */
  light(source: LitSource, path: readonly PathStep[]): void {
    const evidence = [...path.map(({ elementId }) => elementId), ...path.flatMap(({ flowId }) => flowId ?? [])];
    const isNew = useFindings.getState().lit?.source !== source;
    useFindings.setState({ active: null, previews: null, lit: { source, path, evidence } });
    if (!isNew) return;
    whatIf.forget();
    view.reveal(evidence);
  },

  /** Puts out what is lit up, finding or path. */
  darken(): void {
    findings.activate(null);
  },

  /** Lights up the finding that is active, else the first, and asks for the focus to go to its fixes. */
  askForFixes(): void {
    if (useFindings.getState().active === null) step(1);
    useFindings.setState((state) => ({ fixesAsked: state.active !== null }));
  },

  fixesShown(): void {
    useFindings.setState({ fixesAsked: false });
  },

  /** Lights up the next finding, the first after the last. */
  next(): void {
    step(1);
  },

  previous(): void {
    step(-1);
  },

  /** Works out the fixes of a finding. They also come into the store if it is the active one. */
  async loadPreviews(key: string): Promise<readonly FixPreview[]> {
    const previews = await previewsOf(key);
    useFindings.setState((state) => (state.active === key ? { previews } : state));
    return previews;
  },

  /**
   * What it would take to repair every finding of a rule in `design`. Rejects with an `AbortError` when `signal` says so.
   * @param report how far it is; not called for what is quick
   */
  async previewFixAll(design: Design, ruleId: string, report: (progress: FixProgress) => void, signal: AbortSignal): Promise<FixAllPreview> {
    return (await rulesClient()).fixAll(design, ruleId, { onProgress: report, signal });
  },

  /** The same for all findings, with the repairs that a machine may do unasked. */
  async previewFixSafe(design: Design, report: (progress: FixProgress) => void, signal: AbortSignal): Promise<FixAllPreview> {
    return (await rulesClient()).fixSafe(design, { onProgress: report, signal });
  },

  /** Does a fix as one undo step. It is worked out on the design as it is now; where it is gone, nothing happens and a notice says so. */
  async applyFix(key: string, fixId: string): Promise<ApplyResult> {
    const previews = await previewsOf(key);
    const fix = previews.find((preview) => preview.fix.id === fixId)?.fix;
    if (fix) return apply(fix.edits, { label: fix.title });
    const message = t('This fix no longer fits the design.');
    notices.show({ id: 'refused', tone: 'warning', title: message });
    return { ok: false, problems: [{ path: key, message }] };
  },

  /** Tells in which order the list shows the findings, so that “next” goes on as the eye does; `null` goes back to the order of the engine. */
  goThrough(order: readonly string[] | null): void {
    shownOrder = order;
  },
};

/**
 * The first change after a while goes to the rules at once, so that they work while the page shows it; what changes during a run waits this many
 * milliseconds after it.
 */
const PAUSE_MS = 30;

let timer: ReturnType<typeof setTimeout> | undefined;
let wanted: Design | undefined;
let running = false;
/** Keys in the order in which the list shows them; none while no list is open. */
let shownOrder: readonly string[] | null = null;

/** Starts to follow the open design. Returns how to stop. `ofTests` are rules that need no worker. */
export function followWithRules(ofTests?: RulesClient): () => void {
  if (ofTests) replaceRulesClient(ofTests);
  const look = (haste: Haste): void => {
    const { design, ready } = useDesign.getState();
    if (ready) request(design, haste);
    else useFindings.setState(NOTHING_FOUND);
  };
  look('soon');
  const unsubscribe = useDesign.subscribe((now, before) => {
    const isOther = now.designId !== before.designId;
    if (isOther) useFindings.setState(NOTHING_FOUND);
    if (now.design !== before.design || now.ready !== before.ready) look(isOther ? 'soon' : 'now');
  });
  // A run puts marks of its own on what it reaches.
  const stopWatching = useView.subscribe((now, before) => {
    if (now.mode === 'play' && before.mode !== 'play') findings.darken();
  });
  const unlisten = onLanguage(() => {
    renewRulesClient();
    look('soon');
  });
  return () => {
    unlisten();
    stopWatching();
    unsubscribe();
    clearTimeout(timer);
    timer = undefined;
    wanted = undefined;
    endRulesClient();
  };
}

/** The fixes of a finding in the design as it is now; none where a newer question has taken this one's place or the worker is gone. */
const previewsOf = (key: string): Promise<readonly FixPreview[]> =>
  rulesClient()
    .then((running) => running.previews(useDesign.getState().design, key))
    .catch((): readonly FixPreview[] => []);

/** A change is sent at once; a whole design, which takes a while to copy, when the page is done with what it does. */
type Haste = 'now' | 'soon';

function request(design: Design, haste: Haste): void {
  wanted = design;
  if (!useFindings.getState().checking) useFindings.setState({ checking: true });
  if (running || timer !== undefined) return;
  if (haste === 'now') void run();
  else timer = setTimeout(run, 0);
}

async function run(): Promise<void> {
  timer = undefined;
  running = true;
  try {
    // A first picture comes before the first check: they would take the processor from each other.
    const drawing = pictureUnderWay();
    if (drawing) await drawing;
    const design = wanted;
    if (!design) return;
    const { designId } = useDesign.getState();
    wanted = undefined;
    const found = await (runningRules() ?? (await rulesClient())).check(design);
    await pictureUnderWay();
    if (useDesign.getState().designId === designId) publish(found, wanted !== undefined);
  } catch {
    // The rules could not be loaded, or have stopped: the next change tries again.
    useFindings.setState({ checking: false });
  } finally {
    running = false;
    if (wanted) timer ??= setTimeout(run, PAUSE_MS);
  }
}

function publish(found: readonly Finding[], stale: boolean): void {
  useFindings.setState((state) => {
    const active = state.active !== null && found.some((finding) => finding.key === state.active) ? state.active : null;
    if (found === state.findings) return { checking: stale, active };
    const counts = { error: 0, warning: 0, info: 0 };
    for (const finding of found) counts[finding.severity]++;
    return { findings: found, byRecord: byRecordOf(found, state), counts, checking: stale, active, previews: active === state.active ? state.previews : null };
  });
  // What a fix would change has changed with the design; what is shown stays until the new answer is there.
  const { active } = useFindings.getState();
  if (active !== null) void findings.loadPreviews(active);
}

function step(by: 1 | -1): void {
  const { findings: list, active } = useFindings.getState();
  const known = new Set(list.map(({ key }) => key));
  const shown = shownOrder?.filter((key) => known.has(key)) ?? [];
  const order = shown.length > 0 ? shown : [...known];
  if (order.length === 0) return;
  const at = active === null ? -1 : order.indexOf(active);
  const index = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  findings.activate(order[index] ?? null);
}
