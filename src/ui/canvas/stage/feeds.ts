import { sameRect, type Rect, type Theme } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import {
  canConnect,
  keptNow,
  keptRecords,
  picture,
  reconnectTargets,
  relationPartners,
  useDesign,
  useFindings,
  useLens,
  useView,
  view,
  type DesignState,
  type FindingsState,
  type ViewState,
} from '../../../workspace/index.ts';
import type { Outlook } from './scene.ts';
import type { FindingMark, Marks } from './marks.ts';
import { whenShown } from './frames.ts';
import { glide } from './glide.ts';
import { fontsCome, forgetWidths } from './measureText.ts';
import type { Connecting, Stage } from './stage.ts';

/** Carries what the workspace's stores say onto the stage, without a component in between. Returns how to stop. */
export function feed(stage: Stage): () => void {
  const stops = [
    useDesign.subscribe((now, before) => {
      if (now.design === before.design) return;
      showDesign(stage, now, before);
      if (stage.marks.get().kept) mark(stage);
    }),
    useView.subscribe((now, before) => {
      if (now.mode !== before.mode) lookAs(stage, now);
      if (now.selection !== before.selection || now.connecting !== before.connecting || now.mode !== before.mode) mark(stage);
      if (now.connecting !== before.connecting) followConnecting(stage, now);
      leaveMapFor(stage, now, before);
    }),
    useLens.subscribe((now, before) => {
      if (now.folded !== before.folded) stage.fold(now.folded);
      mark(stage);
    }),
    useFindings.subscribe((now, before) => {
      if (now.byRecord !== before.byRecord || now.active !== before.active || now.lit !== before.lit) mark(stage);
    }),
    stage.connecting.subscribe(() => {
      mark(stage);
      aim(stage);
    }),
    stage.hovering.subscribe(() => aim(stage)),
    stage.held.subscribe(() => aim(stage)),
    stage.keepRouting(),
    tellOfPicture(stage),
    followTheme(stage),
    followFonts(stage),
  ];
  lookAs(stage, useView.getState());
  stage.fold(useLens.getState().folded);
  mark(stage);
  return () => {
    for (const stop of stops) stop();
  };
}

const OUTLOOKS = { design: 'design', storm: 'design', map: 'map', play: 'run' } as const satisfies Readonly<Record<ViewState['mode'], Outlook>>;

/** Shows what belongs to a mode; what is not to be seen any more does not stay selected. */
function lookAs(stage: Stage, { mode, selection }: ViewState): void {
  stage.hovered.set(undefined);
  stage.looseEnd.set(undefined);
  stage.look(OUTLOOKS[mode]);
  if (mode === 'map') view.select(selection.filter((id) => isOnMap(stage, id)));
}

const isOnMap = ({ scene }: Stage, id: string): boolean =>
  scene.design.relations[id] !== undefined || (scene.boxOf(id) === undefined ? scene.design.flows[id] === undefined : scene.shows(id));

/** Whoever asks for something that the map hides (a finding, a row of the outline, a new element) is shown the design. */
function leaveMapFor(stage: Stage, now: ViewState, before: ViewState): void {
  if (now.mode !== 'map') return;
  const wanted = now.reveal !== before.reveal && now.reveal ? now.reveal.ids : now.renaming !== before.renaming && now.renaming !== null ? [now.renaming] : [];
  if (wanted.length === 0 || wanted.some((id) => isOnMap(stage, id))) return;
  const { renaming, naming, reveal } = now;
  view.setMode('design');
  if (renaming !== null) view.rename(renaming, { made: naming });
  else if (reveal) view.reveal(reveal.ids, { fit: reveal.fit });
}

function showDesign(stage: Stage, now: DesignState, before: DesignState): void {
  const boxesBefore = stage.scene.boxes.elements;
  stage.show(now.design);
  if (now.designId === before.designId && !stage.moving) glide(stage, movedFrom(boxesBefore, stage.scene.boxes.elements));
  const id = stage.connecting.get()?.fromId;
  if (id !== undefined && !now.design.elements[id] && !now.design.contexts[id]) stage.connecting.set(undefined);
}

/** Old boxes of elements that stand elsewhere now, unless all moved by the same way: that is one movement and needs no help to be followed. */
function movedFrom(before: ReadonlyMap<string, Rect>, now: ReadonlyMap<string, Rect>): ReadonlyMap<string, Rect> {
  const moved = new Map<string, Rect>();
  const ways = new Set<string>();
  for (const [id, box] of now) {
    const was = before.get(id);
    if (!was || sameRect(was, box)) continue;
    moved.set(id, was);
    ways.add(`${box.x - was.x} ${box.y - was.y}`);
  }
  return ways.size > 1 ? moved : new Map();
}

function followConnecting(stage: Stage, { connecting }: ViewState): void {
  const current = stage.connecting.get();
  if (!connecting) stage.connecting.set(undefined);
  else if (current?.fromId !== connecting.fromId) stage.connecting.set({ fromId: connecting.fromId, at: undefined, target: undefined });
}

function mark(stage: Stage): void {
  const { findings, active, lit, byRecord } = useFindings.getState();
  const connecting = stage.connecting.get();
  const before = stage.marks.get();
  const { selection: selected, mode } = useView.getState();
  const evidence = findings.find((finding) => finding.key === active)?.evidence ?? lit?.evidence ?? NOTHING;
  const next: Marks = {
    selected: settled(before.selected, shownIds(stage, selected)),
    evidence: settled(before.evidence, shownIds(stage, evidence)),
    legal: connecting ? legalTargets(useDesign.getState().design, connecting, stage.scene.isMap) : undefined,
    kept: mode === 'design' ? keptIds(stage, before.kept) : undefined,
    // A run puts marks of its own there; what is wrong with the design is for another mode.
    findings: mode === 'play' ? NO_FINDINGS : marksOf(byRecord, stage.scene.standIns),
  };
  const same = (Object.keys(next) as (keyof Marks)[]).every((key) => next[key] === before[key]);
  if (!same) stage.marks.set(next);
}

const aim = (stage: Stage): void => stage.target.set(stage.connecting.get()?.target ?? stage.hovering.get()?.contextId ?? stage.held.get()?.contextId);

const NOTHING: readonly string[] = [];
const NO_FINDINGS: Marks['findings'] = new Map();

/** These ids, and what is drawn in the place of those that are not drawn themselves. */
const shownIds = ({ scene }: Stage, ids: readonly string[]): ReadonlySet<string> => new Set([...ids, ...ids.map((id) => scene.standInOf(id))]);

/** What the filter leaves, as it is drawn: elements, what stands for them, and the lines between. */
function keptIds({ scene }: Stage, before: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  const elements = keptNow();
  if (!elements) return undefined;
  const kept = new Set(keptRecords(useDesign.getState().design, elements));
  for (const [id, shown] of scene.standIns) if (kept.has(id)) kept.add(shown);
  return before ? settled(before, kept) : kept;
}

/** The set that was there before where it says the same. */
const settled = (before: ReadonlySet<string>, now: ReadonlySet<string>): ReadonlySet<string> =>
  before.size === now.size && [...now].every((id) => before.has(id)) ? before : now;

let legalFor: { design: Design; fromId: string; end: string | undefined; map: boolean; legal: ReadonlySet<string> } | undefined;

/** What a flow, or on the map a relation, from here may reach. Remembered while the same connection is drawn. */
function legalTargets(design: Design, { fromId, flow }: Connecting, map: boolean): ReadonlySet<string> {
  const end = flow && `${flow.end} ${flow.id}`;
  if (legalFor?.design === design && legalFor.fromId === fromId && legalFor.end === end && legalFor.map === map) return legalFor.legal;
  const targets = map ? relationPartners(design, fromId) : flow ? reconnectTargets(design, flow.id, flow.end) : flowTargets(design, fromId);
  const legal = new Set<string>([...targets, fromId]);
  legalFor = { design, fromId, end, map, legal };
  return legal;
}

function flowTargets(design: Design, fromId: string): readonly string[] {
  return Object.keys(design.elements).filter((id) => id !== fromId && canConnect(design, fromId, id));
}

interface Marked {
  readonly from: FindingsState['byRecord'];
  readonly standIns: ReadonlyMap<string, string>;
  /** Without what stands for others. */
  readonly plain: ReadonlyMap<string, FindingMark>;
  readonly marks: ReadonlyMap<string, FindingMark>;
}

let marked: Marked | undefined;
type Finding = FindingsState['findings'][number];
const RANK = { error: 0, warning: 1, info: 2 } as const;

function marksOf(byRecord: FindingsState['byRecord'], standIns: ReadonlyMap<string, string>): ReadonlyMap<string, FindingMark> {
  if (marked?.from === byRecord && marked.standIns === standIns) return marked.marks;
  const marks = new Map<string, FindingMark>();
  for (const [id, list] of byRecord) marks.set(id, marked?.from.get(id) === list ? (marked.plain.get(id) ?? markOf(list)) : markOf(list));
  const plain = standIns.size === 0 ? marks : new Map(marks);
  for (const [id, list] of summed(byRecord, standIns)) marks.set(id, markOf([...list]));
  marked = { from: byRecord, standIns, plain, marks };
  return marks;
}

/** Findings of what is not drawn itself, gathered at what stands for it: each finding counts once there. */
function summed(byRecord: FindingsState['byRecord'], standIns: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<Finding>> {
  const sums = new Map<string, Set<Finding>>();
  for (const [id, shown] of standIns) {
    const list = byRecord.get(id);
    if (!list) continue;
    const sum = sums.get(shown) ?? new Set(byRecord.get(shown));
    for (const finding of list) sum.add(finding);
    sums.set(shown, sum);
  }
  return sums;
}

function markOf(list: readonly Finding[]): FindingMark {
  let worst: Finding['severity'] = 'info';
  for (const { severity } of list) if (RANK[severity] < RANK[worst]) worst = severity;
  return { severity: worst, count: list.length };
}

/** Tells the workspace when the first picture of a design is drawn, and when it can be seen. */
function tellOfPicture({ pictured }: Stage): () => void {
  let forget = (): void => undefined;
  const tell = (isShown: boolean): void => {
    forget();
    if (isShown) forget = whenShown(picture.stands);
    else picture.begins();
  };
  tell(pictured.get());
  const stop = pictured.subscribe(tell);
  return () => {
    stop();
    forget();
    picture.stands();
  };
}

function followTheme(stage: Stage): () => void {
  const read = (): void => stage.theme.set((document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light') satisfies Theme);
  read();
  const observer = new MutationObserver(read);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Measures anew what was measured before the fonts of the page were there. */
function followFonts(stage: Stage): () => void {
  if (stage.measuredInFonts) return () => undefined;
  let stopped = false;
  void fontsCome().then(() => {
    forgetWidths();
    if (!stopped) stage.remeasure();
  });
  return () => {
    stopped = true;
  };
}
