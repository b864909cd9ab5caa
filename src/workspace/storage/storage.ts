import { t } from '../../language/index.ts';
import type { ConnectionEvents } from './indexed-db.ts';
import type { DesignStore } from './design-store.ts';

export interface StorageEvents {
  /** The connection has closed by itself; what was in the storage may be gone. */
  readonly lost: () => void;
  /** A tab with a newer version has taken the storage over. */
  readonly superseded: () => void;
}

/** How the storage is opened; tests bring their own. */
export type OpenStore = (events: ConnectionEvents) => Promise<DesignStore>;

/** The one connection to the storage: opened when it is needed, and anew after it was lost. */
export class Storage {
  private readonly openStore: OpenStore;
  private readonly events: StorageEvents;
  private opening: Promise<DesignStore> | undefined;
  private superseded = false;

  constructor(openStore: OpenStore, events: StorageEvents) {
    this.openStore = openStore;
    this.events = events;
  }

  /** The open storage. Rejects with the reason where there is none; the next call tries again. */
  open(): Promise<DesignStore> {
    if (this.superseded) return Promise.reject(new Error(t('A newer version of Seamwright has taken the storage over.')));
    this.opening ??= this.connect();
    return this.opening;
  }

  /** Lets go of a connection that does not work any more. */
  drop(): void {
    const { opening } = this;
    this.opening = undefined;
    opening?.then((store) => store.close()).catch(() => undefined);
  }

  private connect(): Promise<DesignStore> {
    const opening = new Promise<DesignStore>((resolve, reject) => {
      const store = this.openStore({
        lost: () => {
          if (this.opening === opening) this.drop();
          this.events.lost();
        },
        blocked: () => reject(new Error('Another tab with an older version keeps the storage busy. Close it.')),
        superseded: () => {
          this.superseded = true;
          this.opening = undefined;
          this.events.superseded();
        },
      });
      store.then(resolve, reject);
      // Once the older tab is closed, the connection that was waited for is the one to use.
      store.then((opened) => this.adopt(opening, opened)).catch(() => undefined);
    });
    opening.catch(() => {
      if (this.opening === opening) this.opening = undefined;
    });
    return opening;
  }

  private adopt(opening: Promise<DesignStore>, opened: DesignStore): void {
    if (this.opening === opening || this.superseded) return;
    if (this.opening === undefined) this.opening = Promise.resolve(opened);
    else opened.close();
  }
}
