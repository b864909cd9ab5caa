import { ORIGIN, type LivingDocument, type MergeResult } from '../document/living-document.ts';
import { sharing } from '../turns.ts';
import { WORKSPACE_VERSION } from '../version.ts';
import type { TabChannel } from './channel.ts';

/**
 * Keeps the tabs of one design equal. On opening, each tells the others what it has and gets what it lacks; after that every change is sent once.
 *
 * A change says what its sender had when it was made. A tab that lacks some of it asks first: a flow that came before its element would be taken for
 * one that leads nowhere, and repaired away.
 */
export class TabLink {
  private readonly document: LivingDocument;
  private readonly channel: TabChannel;
  private readonly events: TabLinkEvents;
  private readonly version: number;
  private readonly me: string;
  private readonly stopListening: () => void;
  private closed = false;

  constructor(document: LivingDocument, channel: TabChannel, events: TabLinkEvents = {}, identity: { readonly me?: string; readonly version?: number } = {}) {
    this.document = document;
    this.channel = channel;
    this.events = events;
    this.me = identity.me ?? crypto.randomUUID();
    this.version = identity.version ?? WORKSPACE_VERSION;
    let before = document.stateVector();
    this.stopListening = document.listen({
      updated: (updates, origin) => {
        const rest = before;
        before = document.stateVector();
        if (origin === ORIGIN.mine || origin === ORIGIN.repair || isUndo(origin)) this.post(changeOf(updates, rest));
      },
    });
    channel.listen((message) => this.receive(message));
    this.sync();
  }

  /** Asks the others for what this tab may have missed. Call it when the page wakes up. */
  sync(): void {
    this.post({ type: 'hello', vector: this.document.stateVector() });
  }

  close(): void {
    this.closed = true;
    this.stopListening();
    this.channel.close();
  }

  private receive(message: unknown): void {
    if (this.closed || !isMessage(message) || message.from === this.me) return;
    if (message.version > this.version) {
      this.events.outdated?.();
      this.close();
      return;
    }
    switch (message.type) {
      case 'hello':
        this.answer(message, true);
        break;
      case 'state':
        if (message.to !== this.me) return;
        this.take(message.update);
        if (message.asks) this.answer(message, false);
        break;
      case 'update':
        if (this.document.has(message.before)) this.take(message.update);
        else this.sync();
        break;
      case 'updates':
        if (this.document.has(message.before)) void this.takeAll(message.updates);
        else this.sync();
    }
  }

  private answer({ from, vector }: { readonly from: string; readonly vector: Uint8Array }, asks: boolean): void {
    const update = this.document.missingSince(vector);
    if (update) this.post({ type: 'state', to: from, update, vector: this.document.stateVector(), asks });
  }

  private take(update: Uint8Array): void {
    this.judge(this.document.merge(update));
  }

  /** Many belong to one large change: they are merged a part after the other, and seen together. */
  private async takeAll(updates: readonly Uint8Array[]): Promise<void> {
    this.judge(await this.document.mergeInParts(updates, { pause: sharing() }));
  }

  private judge(result: MergeResult): void {
    if (result === 'incomplete') this.sync();
    else if (result !== 'merged') this.events.refused?.(result.refused);
  }

  private post(body: Body): void {
    if (!this.closed) this.channel.post({ ...body, from: this.me, version: this.version });
  }
}

export interface TabLinkEvents {
  /** A tab with a newer version speaks here: this one must not write any more. The link is closed. */
  readonly outdated?: () => void;
  /** A message was damaged and changed nothing. */
  readonly refused?: (reason: string) => void;
}

type Body =
  | { readonly type: 'hello'; readonly vector: Uint8Array }
  | { readonly type: 'state'; readonly to: string; readonly update: Uint8Array; readonly vector: Uint8Array; readonly asks: boolean }
  | Change;

type Change =
  | { readonly type: 'update'; readonly update: Uint8Array; readonly before: Uint8Array }
  | { readonly type: 'updates'; readonly updates: readonly Uint8Array[]; readonly before: Uint8Array };

type Message = Body & { readonly from: string; readonly version: number };

/** A page of before does not know of many updates in one message: it passes them over, and asks for them with the next change. */
const changeOf = (updates: readonly Uint8Array[], before: Uint8Array): Change => {
  const [update, ...more] = updates;
  return update && more.length === 0 ? { type: 'update', update, before } : { type: 'updates', updates, before };
};

/** Undo and redo write under their own object as origin. */
const isUndo = (origin: unknown): boolean => typeof origin === 'object' && origin !== null;

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as { readonly [field: string]: unknown };
  if (typeof message['from'] !== 'string' || typeof message['version'] !== 'number') return false;
  const isBytes = (field: string): boolean => message[field] instanceof Uint8Array;
  switch (message['type']) {
    case 'hello':
      return isBytes('vector');
    case 'state':
      return isBytes('update') && isBytes('vector') && typeof message['to'] === 'string' && typeof message['asks'] === 'boolean';
    case 'update':
      return isBytes('update') && isBytes('before');
    case 'updates':
      return Array.isArray(message['updates']) && message['updates'].every((update) => update instanceof Uint8Array) && isBytes('before');
    default:
      // A newer version may say things that this one has no word for; what counts is that it is newer.
      return message['version'] > WORKSPACE_VERSION;
  }
}
