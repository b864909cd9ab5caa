import * as Y from 'yjs';
import { checksum, type DamagedUpdate, type StoredUpdate } from './design-store.ts';

/** What could be read of a log, and what could not. */
export interface Recovered {
  /** Updates that can be read, in their order; with what fills the gaps that damaged ones have left. */
  readonly updates: readonly Uint8Array[];
  readonly damaged: readonly DamagedUpdate[];
}

/**
 * Reads a log whatever state it is in. Each update is checked by its checksum and tried; damaged ones are left out.
 *
 * Yjs waits with all later changes of a client until the earlier ones are there, so one lost update would hide everything after it.
 * The hole is filled with deleted content of the same length: what stood in it is lost, what came after is not.
 */
export function recover(log: readonly StoredUpdate[]): Recovered {
  const damaged: DamagedUpdate[] = [];
  const sound: StoredUpdate[] = [];
  for (const record of log) {
    const reason = reasonAgainst(record);
    if (reason === undefined) sound.push(record);
    else damaged.push({ seq: record.seq, bytes: record.bytes, reason });
  }
  const doc = applyAll(sound, damaged);
  const updates = sound.filter((record) => !damaged.some(({ seq }) => seq === record.seq)).map(({ bytes }) => bytes);
  return { updates: [...updates, ...fillGaps(doc)], damaged };
}

function reasonAgainst({ bytes, sum }: StoredUpdate): string | undefined {
  if (!(bytes instanceof Uint8Array)) return 'not bytes';
  if (checksum(bytes) !== sum) return 'the checksum does not fit';
  return undefined;
}

/** A document of all updates that apply; those that do not are added to `damaged`, and everything is read again without them. */
function applyAll(log: readonly StoredUpdate[], damaged: DamagedUpdate[]): Y.Doc {
  for (;;) {
    const doc = new Y.Doc();
    const bad = log.find((record) => !damaged.some(({ seq }) => seq === record.seq) && !applies(doc, record.bytes));
    if (!bad) return doc;
    damaged.push({ seq: bad.seq, bytes: bad.bytes, reason: 'cannot be read' });
    doc.destroy();
  }
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

function fillGaps(doc: Y.Doc): Uint8Array[] {
  const fillers: Uint8Array[] = [];
  for (let pending = doc.store.pendingStructs; pending !== null; pending = doc.store.pendingStructs) {
    const filler = fillerFor(doc, pending.update);
    if (!filler || !applies(doc, filler)) break;
    fillers.push(filler);
  }
  doc.destroy();
  return fillers;
}

/** Deleted content for every hole that what is waiting waits for; nothing when it waits for no hole. */
function fillerFor(doc: Y.Doc, waiting: Uint8Array): Uint8Array | undefined {
  const structs = Y.decodeUpdateV2(waiting).structs.filter((struct) => !(struct instanceof Y.Skip));
  const until = new Map<number, number>();
  for (const { id } of structs) until.set(id.client, Math.min(id.clock, until.get(id.client) ?? Infinity));
  const referred = structs.flatMap((struct) => (struct instanceof Y.Item ? [struct.origin, struct.rightOrigin, struct.parent] : []));
  for (const id of referred) {
    if (!(id instanceof Y.ID) || structs.some((struct) => struct.id.client === id.client)) continue;
    until.set(id.client, Math.max(id.clock + 1, until.get(id.client) ?? 0));
  }
  const gaps = [...until].flatMap(([client, end]) => {
    const from = Y.getState(doc.store, client);
    return end > from ? [{ client, from, length: end - from }] : [];
  });
  return gaps.length === 0 ? undefined : deletedContent(gaps);
}

/** An update in Yjs' first encoding that holds one run of deleted content for each gap: client, clock, kind 0 (collected), length. */
function deletedContent(gaps: readonly { readonly client: number; readonly from: number; readonly length: number }[]): Uint8Array {
  const bytes: number[] = [];
  const write = (value: number): void => {
    let rest = value;
    while (rest > 127) {
      bytes.push(128 | (rest % 128));
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  write(gaps.length);
  for (const { client, from, length } of gaps) {
    write(1);
    write(client);
    write(from);
    bytes.push(0);
    write(length);
  }
  write(0);
  return new Uint8Array(bytes);
}
