import { t } from '../language/index.ts';
import { buildGraph, emptyDesign, idsOf, newId, patchGraph, update, type Design, type Edit, type Graph, type Problem } from '../model/index.ts';
import { systemClock, type Clock } from './clock.ts';
import type { StepNotes, Way } from './document/history.ts';
import { UNWANTED } from './document/jobs.ts';
import { LivingDocument, type ApplyResult, type Command, type Plan, type Planning } from './document/living-document.ts';
import { OpenDesign, type Surroundings } from './open-design.ts';
import type { StoredDesign } from './storage/design-store.ts';
import { openIndexedDb } from './storage/indexed-db.ts';
import { reasonOf } from './storage/design-log.ts';
import type { SaveStatus } from './storage/save-status.ts';
import { recover } from './storage/recover.ts';
import { Storage, type OpenStore } from './storage/storage.ts';
import { NOTHING_OPEN, useDesign } from './stores/design.ts';
import { useLibrary, type DesignSummary } from './stores/library.ts';
import { notices } from './stores/notices.ts';
import { remember, remembered } from './stores/preferences.ts';
import { useView, view } from './stores/view.ts';
import { sharing } from './turns.ts';
import { tellProgress } from './progress.ts';
import { openBroadcastChannel, type OpenChannel } from './tabs/channel.ts';
import { MEMORY_ONLY_NOTICE, offerDamaged, saveDesignFile, sayReadOnly, warnOfMemoryOnly } from './rescue.ts';

const DAY_MS = 86_400_000;
/** A deleted design can be brought back for so long. */
const KEEP_DELETED_MS = 7 * DAY_MS;
/** A step of so many parts is undone at once. */
const FEW_PARTS = 2;
/** Designs that are open in the background because they are not yet on disk. */
const LAST_OPEN = 'last-design';

export interface SessionOptions {
  readonly openStore?: OpenStore;
  readonly openChannel?: OpenChannel;
  readonly clock?: Clock;
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

/**
 * The page's one open design and its library. Everything that happens to the document arrives in the stores from here, and nowhere else.
 */
export class Session {
  private readonly clock: Clock;
  private readonly storage: Storage;
  private readonly surroundings: Surroundings;
  private current: OpenDesign | undefined;
  /** The document in which undo cancels what is being applied. */
  private cancellable: LivingDocument | undefined;
  /** Designs that were left before all of their changes were on disk; they keep trying. */
  private readonly parked = new Map<string, OpenDesign>();
  /** Counts openings, so that of two that overlap the later wins. */
  private opening = 0;

  constructor(options: SessionOptions = {}) {
    const { openStore = openIndexedDb, openChannel = openBroadcastChannel, clock = systemClock, locks = browserLocks() } = options;
    this.clock = clock;
    this.storage = new Storage(openStore, { lost: () => this.storageLost(), superseded: () => this.superseded() });
    this.surroundings = {
      storage: () => this.storage.open(),
      dropStorage: () => this.storage.drop(),
      clock,
      openChannel,
      exclusively: (name, work) => (locks ? locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve())) : work()),
    };
  }

  /** Opens the storage and reads the library. Never rejects. */
  async start(): Promise<void> {
    const designs = await this.stored();
    const store = await this.storage.open().catch(() => undefined);
    for (const { id, deletedAt } of designs) {
      if (deletedAt !== undefined && this.clock.now() - deletedAt > KEEP_DELETED_MS) await store?.erase(id).catch(() => undefined);
    }
    this.watchPage();
  }

  /** Opens the design that was open last, else the last changed. `false` when there is none. */
  async openLast(): Promise<boolean> {
    const designs = await this.listDesigns();
    const last = remembered(LAST_OPEN);
    const id = designs.find((design) => design.id === last)?.id ?? designs[0]?.id;
    return id !== undefined && this.openDesign(id);
  }

  // --- the open design -------------------------------------------------------------------------------------------------

  apply(edits: readonly Edit[], options: Command): ApplyResult {
    const open = this.writable();
    if ('problems' in open) return this.refuse(open.problems);
    open.document.finish();
    const result = open.document.apply(edits, { ...options, selected: useView.getState().selection });
    if (!result.ok) return this.refuse(result.problems);
    if (result.select) view.select(result.select);
    return result;
  }

  /** As {@link apply}, for thousands of edits: see `applyLarge`. */
  async applyLarge(plan: Plan | Planning, { doing, ...options }: Command & { readonly doing: string }): Promise<ApplyResult> {
    const open = this.writable();
    if ('problems' in open) return this.refuse(open.problems);
    const { document } = open;
    document.finish();
    const progress = tellProgress(doing, () => document.cancel());
    this.cancellable = document;
    const command = { ...options, selected: useView.getState().selection };
    const work = document.applyInParts(plan, command, { pause: sharing(), report: progress.report }, (result) => {
      this.cancellable = undefined;
      if (result !== UNWANTED && result.ok && result.select && this.current === open) view.select(result.select);
    });
    const result = await work.finally(progress.end);
    if (result === UNWANTED) return { ok: true, applied: [] };
    return result.ok ? result : this.refuse(result.problems);
  }

  undo(): boolean {
    const large = this.cancellable;
    this.cancellable = undefined;
    if (large?.busy && large === this.current?.document) return large.cancel();
    return this.travel('undo', ({ before }) => before);
  }

  redo(): boolean {
    return this.travel('redo', ({ after }) => after);
  }

  retrySaving(): void {
    this.current?.retrySaving();
    for (const parked of this.parked.values()) parked.retrySaving();
  }

  /** Resolves when what was done so far is on disk, or refused by it. */
  async settled(): Promise<void> {
    await this.current?.settled();
  }

  /** Waits for the disk; whether it has everything of every design that is open or being closed. */
  async whenSaved(): Promise<boolean> {
    const open = [...this.parked.values(), ...(this.current ? [this.current] : [])];
    await Promise.all(open.map((one) => one.settled()));
    return open.every(({ saving }) => saving.state === 'saved' || saving.state === 'read-only');
  }

  // --- the library -----------------------------------------------------------------------------------------------------

  async listDesigns(): Promise<readonly DesignSummary[]> {
    const deleted = new Set<string>();
    const byId = new Map<string, DesignSummary>();
    for (const { id, name, updatedAt, elements, deletedAt } of await this.stored()) {
      if (deletedAt === undefined) byId.set(id, { id, name, updatedAt, elements });
      else deleted.add(id);
    }
    // What is open knows more than the disk, which may be behind.
    for (const open of [...this.parked.values(), ...(this.current ? [this.current] : [])]) {
      if (!deleted.has(open.id)) byId.set(open.id, { id: open.id, ...open.summary(), ...lastWritten(byId.get(open.id)) });
    }
    const designs = [...byId.values()];
    designs.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
    useLibrary.setState({ designs });
    return designs;
  }

  async openDesign(id: string): Promise<boolean> {
    if (this.current?.id === id) {
      view.setStartPage(false);
      return true;
    }
    const turn = ++this.opening;
    const open = this.parked.get(id) ?? (await this.load(id));
    if (!open) return false;
    if (turn !== this.opening) {
      if (!this.parked.has(id)) open.close();
      return false;
    }
    this.show(open);
    return true;
  }

  async createDesign(
    design: Design = emptyDesign(t('Untitled design')),
    { name = design.meta.name, open: shown = true }: { readonly name?: string; readonly open?: boolean } = {},
  ): Promise<string> {
    const turn = shown ? ++this.opening : 0;
    const named = name === design.meta.name ? design : { ...design, meta: { ...design.meta, name } };
    const document = await LivingDocument.grow(named, sharing());
    const taken = new Set((await this.stored()).map(({ id }) => id));
    const id = newId(name, (candidate) => taken.has(candidate) || this.parked.has(candidate), Math.random);
    const open = OpenDesign.create(id, document, this.surroundings);
    if (shown && turn === this.opening) this.show(open);
    else this.park(open);
    await open.settled();
    await this.listDesigns();
    return id;
  }

  async renameDesign(id: string, name: string): Promise<void> {
    const rename = [update('meta', 'meta', { name })];
    if (this.current?.id === id) this.apply(rename, { label: t('Rename the design') });
    else await this.changeClosed(id, rename);
    await this.listDesigns();
  }

  async duplicateDesign(id: string, options: { readonly open?: boolean } = {}): Promise<string | undefined> {
    const design = await this.readDesign(id);
    return design && this.createDesign(design, { ...options, name: `${design.meta.name} (copy)` });
  }

  /** A design as it is now, open or not; `undefined` when it is not there. */
  async readDesign(id: string): Promise<Design | undefined> {
    const open = this.current?.id === id ? this.current : this.parked.get(id);
    if (open) return open.design;
    const stored = await (await this.storage.open()).read(id);
    if (stored.length === 0) return undefined;
    const document = LivingDocument.load(recover(stored).updates);
    const { design } = document;
    document.dispose();
    return design;
  }

  async deleteDesign(id: string): Promise<void> {
    const name = useLibrary.getState().designs.find((design) => design.id === id)?.name ?? t('The design');
    if (this.current?.id === id) this.leave();
    try {
      await (await this.storage.open()).describe(id, { deletedAt: this.clock.now() });
    } catch (error) {
      notices.show({ tone: 'error', title: t('{{name}} could not be deleted.', { name }), detail: reasonOf(error) });
      return;
    }
    await this.listDesigns();
    notices.show({
      id: `deleted ${id}`,
      tone: 'info',
      title: t('{{name}} was deleted.', { name }),
      actions: [{ label: t('Undo'), run: () => void this.restoreDesign(id) }],
    });
  }

  async restoreDesign(id: string): Promise<void> {
    notices.dismiss(`deleted ${id}`);
    await (await this.storage.open()).describe(id, { deletedAt: undefined });
    await this.listDesigns();
  }

  private watchPage(): void {
    globalThis.document?.addEventListener('visibilitychange', () => {
      if (globalThis.document.visibilityState === 'visible') this.current?.wake();
    });
    globalThis.window?.addEventListener('beforeunload', (event) => {
      const open = [...this.parked.values(), ...(this.current ? [this.current] : [])];
      if (open.some(({ saving }) => saving.state === 'memory-only')) event.preventDefault();
    });
  }

  // --- within ----------------------------------------------------------------------------------------------------------

  private async stored(): Promise<readonly StoredDesign[]> {
    try {
      return await (await this.storage.open()).list();
    } catch {
      return [];
    }
  }

  private async load(id: string): Promise<OpenDesign | undefined> {
    try {
      const open = await OpenDesign.load(id, await this.storage.open(), this.surroundings);
      if (open && open.damaged.length > 0) offerDamaged(open.design.meta.name, open.damaged);
      return open;
    } catch (error) {
      notices.show({ tone: 'error', title: t('The design could not be read.'), detail: reasonOf(error) });
      return undefined;
    }
  }

  /** Changes a design that is not open; other tabs that have it open get the change when they open it anew. */
  private async changeClosed(id: string, edits: readonly Edit[]): Promise<void> {
    const parked = this.parked.get(id);
    const open = parked ?? (await OpenDesign.load(id, await this.storage.open(), this.surroundings));
    if (!open || open.readOnly !== false) return;
    open.document.apply(edits, { label: '' });
    await open.settled();
    if (!parked) open.close();
  }

  private show(open: OpenDesign): void {
    const before = this.current;
    before?.document.finish();
    this.current = open;
    this.parked.delete(open.id);
    if (before) this.park(before);
    remember(LAST_OPEN, open.id);
    open.listen({ changed: () => this.publish(), saving: (status) => this.publishSaving(open, status) });
    view.clear();
    view.setStartPage(false);
    const { design } = open;
    useDesign.setState({ ...NOTHING_OPEN, designId: open.id, design, graph: buildGraph(design), ready: true }, true);
    this.publishSaving(open, open.saving);
    this.publish();
  }

  /** Closes a design, or keeps it in the background until the disk has taken what it has. */
  private park(open: OpenDesign): void {
    open.listen({ changed: () => undefined, saving: () => this.closeIfSaved(open) });
    this.parked.set(open.id, open);
    this.closeIfSaved(open);
  }

  private closeIfSaved(open: OpenDesign): void {
    const { state } = open.saving;
    if ((state !== 'saved' && state !== 'read-only') || this.current === open) return;
    if (this.parked.get(open.id) === open) this.parked.delete(open.id);
    open.close();
  }

  private leave(): void {
    const { current } = this;
    current?.document.finish();
    this.current = undefined;
    if (current) this.park(current);
    view.clear();
    view.setStartPage(true);
    useDesign.setState(NOTHING_OPEN, true);
    notices.dismiss(MEMORY_ONLY_NOTICE);
  }

  private publish(): void {
    const document = this.current?.document;
    if (!document) return;
    const { design, undoLabel, redoLabel } = document;
    const before = useDesign.getState();
    const { undoLabel: _undo, redoLabel: _redo, ...rest } = before;
    useDesign.setState(
      {
        ...rest,
        design,
        graph: design === before.design ? before.graph : graphAfter(before.graph, design),
        canUndo: undoLabel !== undefined,
        canRedo: redoLabel !== undefined,
        ...(undoLabel === undefined ? {} : { undoLabel }),
        ...(redoLabel === undefined ? {} : { redoLabel }),
      },
      true,
    );
    forgetGone(design);
  }

  private publishSaving(open: OpenDesign, status: SaveStatus): void {
    if (open !== this.current) return;
    const readOnly = status.state === 'read-only' ? status.reason : false;
    useDesign.setState({ saving: status, readOnly });
    if (status.state === 'memory-only')
      warnOfMemoryOnly(
        status.reason,
        () => this.retrySaving(),
        () => saveDesignFile(open.design),
      );
    if (status.state === 'saved') {
      notices.dismiss(MEMORY_ONLY_NOTICE);
      showInLibrary({ id: open.id, ...open.summary() });
    }
    if (readOnly !== false) sayReadOnly(readOnly, () => saveDesignFile(open.design));
  }

  private travel(way: Way, selectionOf: (notes: StepNotes) => readonly string[]): boolean {
    const open = this.current;
    if (open?.readOnly !== false) return false;
    const arrive = (notes: StepNotes | undefined): boolean => {
      if (!notes || this.current !== open) return false;
      view.select(selectionOf(notes));
      forgetGone(open.design);
      return true;
    };
    const { document } = open;
    if (document.partsAhead(way) <= FEW_PARTS) return arrive(document[way]());
    const progress = tellProgress(way === 'undo' ? t('Undoing …') : t('Redoing …'), () => document.cancel());
    void document.travelInParts(way, { pause: sharing(), report: progress.report }, arrive).finally(progress.end);
    return true;
  }

  private writable(): OpenDesign | { readonly problems: readonly Problem[] } {
    const open = this.current;
    if (!open) return { problems: [{ path: 'design', message: t('No design is open.') }] };
    return open.readOnly === false ? open : { problems: [{ path: 'design', message: open.readOnly }] };
  }

  private refuse(problems: readonly Problem[]): ApplyResult {
    const first = problems[0];
    notices.show({ id: 'refused', tone: 'warning', title: first ? first.message : t('This is not possible.'), problems });
    return { ok: false, problems };
  }

  private storageLost(): void {
    this.current?.storageLost();
    for (const parked of this.parked.values()) parked.storageLost();
  }

  private superseded(): void {
    this.current?.outdated();
  }
}

const lastWritten = (stored: DesignSummary | undefined): { readonly updatedAt?: number } => (stored ? { updatedAt: stored.updatedAt } : {});

function browserLocks(): Pick<LockManager, 'request'> | undefined {
  return globalThis.navigator?.locks;
}

/** The graph of a design that has become another: where most of it is new, nothing is to be gained from the old one. */
function graphAfter(before: Graph, design: Design): Graph {
  const isMostlyNew = idsOf(design.flows).length > 4 * idsOf(before.design.flows).length + 400;
  return isMostlyNew ? buildGraph(design) : patchGraph(before, design);
}

/** Takes out of the view what the design does not have any more. */
function forgetGone(design: Design): void {
  const { selection, renaming, connecting } = useView.getState();
  const isThere = (id: string): boolean => PLACES.some((collection) => Object.hasOwn(design[collection], id));
  if (selection.some((id) => !isThere(id))) view.select(selection.filter(isThere));
  if (renaming !== null && !isThere(renaming)) view.rename(null);
  if (connecting && !isThere(connecting.fromId)) view.stopConnect();
}

const PLACES = ['elements', 'flows', 'contexts', 'notes', 'relations', 'sagas', 'messages', 'frames', 'teams', 'scenarios', 'migrations', 'decisions'] as const;

function showInLibrary(summary: DesignSummary): void {
  const { designs } = useLibrary.getState();
  useLibrary.setState({ designs: [summary, ...designs.filter(({ id }) => id !== summary.id)] });
}

export const session = new Session();
