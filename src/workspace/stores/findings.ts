import { create } from 'zustand';
import { add, allIds, newId, type Design } from '../../model/index.ts';
import type { Finding, FixPreview } from '../../rules/index.ts';
import type { RulesClient } from '../../workers/rules/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from './design.ts';
import { notices } from './notices.ts';
import { view } from './view.ts';

export interface FindingsState {
  /** What the rules say of the open design, in the order of the engine. A finding that did not change keeps its identity. */
  readonly findings: readonly Finding[];
  /** Findings by every id in their evidence. */
  readonly byRecord: ReadonlyMap<string, readonly Finding[]>;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  /** A run is under way for a newer design than the findings speak of. */
  readonly checking: boolean;
  /** Key of the finding that is lit up. */
  readonly active: string | null;
  /** The keyboard asked for the fixes of the active finding: the list puts the focus on them and answers with `fixesShown`. */
  readonly fixesAsked: boolean;
  /** Fixes of the active finding, with what each would make go and come; `null` until they are worked out. */
  readonly previews: readonly FixPreview[] | null;
}

const NOTHING_FOUND: FindingsState = {
  findings: [],
  byRecord: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
  checking: false,
  active: null,
  fixesAsked: false,
  previews: null,
};

export const useFindings = create<FindingsState>(() => NOTHING_FOUND);

export const findings = {
  /** Lights a finding up, pans to its evidence and works its fixes out; `null` puts the light out. */
  activate(key: string | null): void {
    const finding = useFindings.getState().findings.find((one) => one.key === key);
    useFindings.setState({ active: finding?.key ?? null, previews: null });
    if (!finding) return;
    view.reveal(finding.evidence);
    void findings.loadPreviews(finding.key);
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

  /** Does a fix as one undo step. It is worked out on the design as it is now; where it is gone, nothing happens and a notice says so. */
  async applyFix(key: string, fixId: string): Promise<ApplyResult> {
    const previews = await previewsOf(key);
    const fix = previews.find((preview) => preview.fix.id === fixId)?.fix;
    if (fix) return apply(fix.edits, { label: fix.title });
    const message = 'This fix no longer fits the design.';
    notices.show({ id: 'refused', tone: 'warning', title: message });
    return { ok: false, problems: [{ path: key, message }] };
  },

  /** The team accepts a finding: it becomes a decision with its reason and is not shown any more. */
  accept(key: string, reason: string): ApplyResult {
    const { design } = useDesign.getState();
    const finding = useFindings.getState().findings.find((one) => one.key === key);
    if (!finding) return { ok: false, problems: [{ path: key, message: 'This finding is gone.' }] };
    const date = new Date().toISOString().slice(0, 10);
    const id = newId(finding.ruleId, allIds(design), Math.random);
    return apply([add('decisions', id, { title: finding.message.slice(0, 500), ruleId: finding.ruleId, subjects: [finding.subject], reason, date })], {
      label: 'Accept a finding',
    });
  },
};

/** Milliseconds between the first change and the run that sees it; more changes in between do not put it off. */
const DELAY_MS = 60;

let client: Promise<RulesClient> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let wanted: Design | undefined;
let running = false;

/** The rules, in their worker; both are loaded with the first design. */
function rules(): Promise<RulesClient> {
  client ??= import('../../workers/rules/index.ts').then(({ createRulesClient }) => createRulesClient()).catch(forgetClient);
  return client;
}

/** Loading has failed: the next question tries again. */
function forgetClient(error: unknown): never {
  client = undefined;
  throw error;
}

/** Starts to follow the open design. Returns how to stop. `rulesClient` is for tests. */
export function followWithRules(rulesClient?: RulesClient): () => void {
  if (rulesClient) client = Promise.resolve(rulesClient);
  const look = (): void => {
    const { design, ready } = useDesign.getState();
    if (ready) request(design);
    else useFindings.setState(NOTHING_FOUND);
  };
  look();
  const unsubscribe = useDesign.subscribe((now, before) => {
    if (now.designId !== before.designId) useFindings.setState(NOTHING_FOUND);
    if (now.design !== before.design || now.ready !== before.ready) look();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    timer = undefined;
    wanted = undefined;
    client?.then((running) => running.dispose()).catch(() => undefined);
    client = undefined;
  };
}

/** The fixes of a finding in the design as it is now; none where a newer question has taken this one's place or the worker is gone. */
const previewsOf = (key: string): Promise<readonly FixPreview[]> =>
  rules()
    .then((running) => running.previews(useDesign.getState().design, key))
    .catch((): readonly FixPreview[] => []);

function request(design: Design): void {
  wanted = design;
  if (!useFindings.getState().checking) useFindings.setState({ checking: true });
  if (!running) timer ??= setTimeout(run, DELAY_MS);
}

async function run(): Promise<void> {
  timer = undefined;
  const design = wanted;
  if (!design) return;
  const { designId } = useDesign.getState();
  wanted = undefined;
  running = true;
  try {
    const found = await (await rules()).check(design);
    if (useDesign.getState().designId === designId) publish(found, wanted !== undefined);
  } catch {
    // The rules could not be loaded, or have stopped: the next change tries again.
    useFindings.setState({ checking: false });
  } finally {
    running = false;
    if (wanted) timer ??= setTimeout(run, DELAY_MS);
  }
}

function publish(found: readonly Finding[], stale: boolean): void {
  useFindings.setState((state) => {
    const active = state.active !== null && found.some((finding) => finding.key === state.active) ? state.active : null;
    if (found === state.findings) return { checking: stale, active };
    const counts = { error: 0, warning: 0, info: 0 };
    for (const finding of found) counts[finding.severity]++;
    return { findings: found, byRecord: indexed(found), counts, checking: stale, active, previews: active === state.active ? state.previews : null };
  });
  // What a fix would change has changed with the design; what is shown stays until the new answer is there.
  const { active } = useFindings.getState();
  if (active !== null) void findings.loadPreviews(active);
}

function indexed(found: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byRecord = new Map<string, Finding[]>();
  for (const finding of found) {
    for (const id of new Set([finding.subject, ...finding.evidence])) {
      const list = byRecord.get(id);
      if (list) list.push(finding);
      else byRecord.set(id, [finding]);
    }
  }
  return byRecord;
}

function step(by: 1 | -1): void {
  const { findings: list, active } = useFindings.getState();
  if (list.length === 0) return;
  const at = list.findIndex((finding) => finding.key === active);
  const index = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
  findings.activate(list[index]?.key ?? null);
}
