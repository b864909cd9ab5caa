import { mark, t } from '../language/index.ts';
import type { Design } from '../model/index.ts';
import type { Clock } from './clock.ts';
import { LivingDocument, ORIGIN } from './document/living-document.ts';
import { DesignLog } from './storage/design-log.ts';
import type { DamagedUpdate, DesignStore, DesignSummaryFields } from './storage/design-store.ts';
import type { SaveStatus } from './storage/save-status.ts';
import { recover } from './storage/recover.ts';
import type { OpenChannel } from './tabs/channel.ts';
import { TabLink } from './tabs/tab-link.ts';

/** What an open design needs of its surroundings. */
export interface Surroundings {
  readonly storage: () => Promise<DesignStore>;
  readonly dropStorage: () => void;
  readonly clock: Clock;
  readonly openChannel: OpenChannel;
  /** Runs `work` in one tab at a time; in the others it is not run. */
  readonly exclusively: (name: string, work: () => Promise<void>) => Promise<void>;
}

export interface OpenDesignEvents {
  readonly changed: () => void;
  readonly saving: (status: SaveStatus) => void;
}

const NEWER_DOCUMENT = mark('A newer version of Seamwright made this design. Reload to get that version; until then it can only be read.');
const OLDER_DOCUMENT = mark('This design is of an older version of Seamwright and could not be brought forward. It can be read, and its data is unchanged.');
const NEWER_TAB = mark('A newer version of Seamwright is open in another tab. Reload this page to go on here.');

/** One design that is open: the living document, its log on disk and its link to the other tabs, each of which may fail without the others. */
export class OpenDesign {
  readonly id: string;
  readonly document: LivingDocument;
  /** What the log held that could not be read. */
  readonly damaged: readonly DamagedUpdate[];
  private readonly surroundings: Surroundings;
  private readonly log: DesignLog | undefined;
  private link: TabLink | undefined;
  private events: OpenDesignEvents | undefined;
  private state: SaveStatus = { state: 'saved' };

  /** A new design that is this document. It is written at once. */
  static create(id: string, document: LivingDocument, surroundings: Surroundings): OpenDesign {
    return new OpenDesign(id, document, surroundings, { damaged: [] });
  }

  /** Opens a design from the store; `undefined` when the store has none of that id. Damaged parts of its log are set aside, the rest opens. */
  static async load(id: string, store: DesignStore, surroundings: Surroundings): Promise<OpenDesign | undefined> {
    const stored = await store.read(id);
    if (stored.length === 0) return undefined;
    const { updates, damaged } = recover(stored);
    const document = LivingDocument.load(updates);
    const seqs = stored.map(({ seq }) => seq).filter((seq) => !damaged.some((record) => record.seq === seq));
    // What was brought forward is written whole; the updates of the old version stay in the log until that is on disk, and after.
    const origin = document.isMigrated ? {} : { loaded: { store, seqs } };
    const open = new OpenDesign(id, document, surroundings, { damaged, ...origin });
    if (damaged.length > 0 && !document.mayOnlyBeRead) await store.setAside(id, damaged).catch(() => undefined);
    return open;
  }

  private constructor(
    id: string,
    document: LivingDocument,
    surroundings: Surroundings,
    { damaged, loaded }: { readonly damaged: readonly DamagedUpdate[]; readonly loaded?: { readonly store: DesignStore; readonly seqs: readonly number[] } },
  ) {
    this.id = id;
    this.document = document;
    this.damaged = damaged;
    this.surroundings = surroundings;
    document.listen({
      changed: () => this.events?.changed(),
      updated: (updates, origin) => {
        if (origin !== ORIGIN.stored) this.log?.append(...updates);
      },
    });
    if (document.mayOnlyBeRead) {
      this.say({ state: 'read-only', reason: t(document.isNewer ? NEWER_DOCUMENT : OLDER_DOCUMENT) });
      return;
    }
    const { clock, storage, dropStorage, exclusively } = surroundings;
    const grown = document.takeParts();
    this.log = new DesignLog({
      designId: id,
      store: storage,
      onBroken: dropStorage,
      clock,
      whole: () => document.encode(),
      summary: () => this.summary(),
      onStatus: (status) => this.say(status),
      exclusively: (work) => exclusively(`seamwright:compact:${id}`, work),
      ...(loaded ? { loaded } : {}),
      ...(grown ? { grown } : {}),
    });
    this.log.start();
    this.connect();
  }

  get design(): Design {
    return this.document.design;
  }

  get saving(): SaveStatus {
    return this.state;
  }

  get readOnly(): false | string {
    return this.state.state === 'read-only' ? this.state.reason : false;
  }

  summary(): DesignSummaryFields {
    const { meta, elements } = this.document.design;
    return { name: meta.name, elements: Object.keys(elements).length, updatedAt: this.surroundings.clock.now() };
  }

  listen(events: OpenDesignEvents): void {
    this.events = events;
  }

  /** Another tab with a newer version writes this design now: here it can only be read. */
  outdated(reason = t(NEWER_TAB)): void {
    // What is under way can no longer be written.
    this.document.cancel();
    this.document.finish();
    this.log?.close();
    this.link?.close();
    this.say({ state: 'read-only', reason });
  }

  retrySaving(): void {
    this.log?.retryNow();
  }

  storageLost(): void {
    this.log?.storageLost(t('The browser has closed the storage.'));
  }

  /** The page wakes up: asks the other tabs for what it may have missed. */
  wake(): void {
    this.link?.sync();
  }

  /** Resolves when everything is written, or refused. */
  async settled(): Promise<void> {
    this.document.finish();
    await this.log?.settled();
  }

  /** Lets go of the document. What is not written by then is lost: see {@link settled} and {@link saving}. */
  close(): void {
    this.events = undefined;
    this.log?.close();
    this.link?.close();
    this.document.dispose();
  }

  private connect(): void {
    const channel = this.surroundings.openChannel(`seamwright:design:${this.id}`);
    if (channel) this.link = new TabLink(this.document, channel, { outdated: () => this.outdated() });
  }

  private say(status: SaveStatus): void {
    if (this.state.state === 'read-only') return;
    this.state = status;
    this.events?.saving(status);
  }
}
