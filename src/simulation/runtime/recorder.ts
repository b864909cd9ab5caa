import { Digest } from '../kernel/digest.ts';
import { applyRows, type Cast, copyPicture, firstPicture, type Leg, MOST_SNAPSHOTS, OP, SNAPSHOT_INTERVAL, TOKEN_KINDS } from '../replay/index.ts';
import { Rows } from './rows.ts';
import type { LogEntry, LogIcon, LogPart, RunRecord, TokenKind, Tone } from '../trace.ts';

export interface Line {
  readonly icon: LogIcon;
  readonly tone: Tone;
  readonly headline: readonly LogPart[];
  readonly why?: readonly LogPart[] | string;
  readonly subjects: readonly string[];
  readonly decision?: boolean;
  readonly run?: number;
  readonly stepId?: string;
}

/** Writes the record and the log of a run while it goes on. */
export class Recorder {
  readonly entries: LogEntry[] = [];
  entriesDropped = 0;
  private readonly entryLimit: number;
  private readonly clock: { readonly nowUs: number };

  private readonly rows: Rows;
  private readonly strings: string[] = [];
  private readonly stringIndex = new Map<string, number>();
  private readonly legs: Leg[] = [];
  private readonly legIndex = new Map<string, number>();

  /** @param rows how many rows there will be, roughly */
  constructor(clock: { readonly nowUs: number }, entryLimit: number, rows = 0) {
    this.clock = clock;
    this.entryLimit = entryLimit;
    this.rows = new Rows(rows);
  }

  row(op: number, a: number, b = 0, c = 0, d = 0): void {
    this.rows.add(this.clock.nowUs, op, a, b, c, d);
  }

  hop(leg: number, label: number, kind: TokenKind, lost: boolean, run: number, arrivesUs: number): void {
    this.row(OP.hop, leg, label, TOKEN_KINDS.indexOf(kind as (typeof TOKEN_KINDS)[number]) | (lost ? 8 : 0) | (run << 4), arrivesUs);
  }

  /** The number of a text; equal texts share one. */
  text(value: string): number {
    const known = this.stringIndex.get(value);
    if (known !== undefined) return known;
    this.strings.push(value);
    this.stringIndex.set(value, this.strings.length - 1);
    return this.strings.length - 1;
  }

  /** The text behind a number. */
  textOf(index: number): string {
    return this.strings[index] ?? '';
  }

  leg(leg: Leg): number {
    const key = `${leg.flow} ${leg.backward ? '<' : '>'} ${leg.fromId} ${leg.toId}`;
    const known = this.legIndex.get(key);
    if (known !== undefined) return known;
    this.legs.push(leg);
    this.legIndex.set(key, this.legs.length - 1);
    return this.legs.length - 1;
  }

  /** Whether an ordinary line would still be kept, so that its words are worth making; if not, it counts as dropped. */
  hasRoom(): boolean {
    if (this.entries.length < this.entryLimit) return true;
    this.entriesDropped += 1;
    return false;
  }

  /** Adds a line at this moment. Decisions are kept beyond the limit, up to twice as many lines. */
  log(line: Line): void {
    const { length } = this.entries;
    if (length >= this.entryLimit && !(line.decision && length < this.entryLimit * 2)) {
      this.entriesDropped += 1;
      return;
    }
    const why = line.why ?? [];
    this.entries.push({
      index: length,
      tUs: this.clock.nowUs,
      icon: line.icon,
      tone: line.tone,
      headline: line.headline,
      why: typeof why === 'string' ? (why === '' ? [] : [{ text: why }]) : why,
      subjects: line.subjects,
      decision: line.decision ?? false,
      ...(line.run === undefined ? {} : { run: line.run }),
      ...(line.stepId === undefined ? {} : { stepId: line.stepId }),
    });
  }

  /** The finished record, with its snapshots, and the hash over everything that happened. */
  finish(cast: Omit<Cast, 'legs'>, interval = Math.max(SNAPSHOT_INTERVAL, Math.ceil(this.rows.count / MOST_SNAPSHOTS))): { record: RunRecord; hash: string } {
    const whole: Cast = { ...cast, legs: this.legs };
    const columns = { rows: this.rows.count, ...this.rows.finish(), strings: this.strings, cast: whole };
    const record: RunRecord = { ...columns, ...withSnapshots({ ...columns, interval, snapshots: [] }, whole) };
    return { record, hash: this.hash(record, whole) };
  }

  private hash(record: RunRecord, cast: Cast): string {
    const digest = new Digest();
    takeRows(digest, record);
    for (const text of record.strings) digest.text(text);
    for (const leg of cast.legs) digest.text(`${leg.fromId} ${leg.toId} ${leg.flow < 0 ? '' : cast.flows[leg.flow]}`);
    for (const entry of this.entries) {
      digest.integer(entry.tUs);
      digest.text(entry.icon);
      for (const part of entry.headline) digest.text(part.text);
      for (const part of entry.why) digest.text(part.text);
    }
    return digest.toString();
  }
}

/** Rows that are taken into a hash at a time. */
const BLOCK = 512;
/** Words of a row, at most. */
const WORDS = 9;

function takeRows(digest: Digest, { rows, timeUs, op, a, b, c, d }: RunRecord): void {
  const words = new Int32Array(BLOCK * WORDS);
  let count = 0;
  let lastUs = 0;
  for (let row = 0; row < rows; row += 1) {
    if (count > words.length - WORDS) {
      digest.take(words, count);
      count = 0;
    }
    const nowUs = timeUs[row] as number;
    count = putNatural(words, count, nowUs - lastUs);
    lastUs = nowUs;
    words[count] = (op[row] as number) | ((a[row] as number) << 5);
    words[count + 1] = b[row] as number;
    words[count + 2] = c[row] as number;
    const more = d[row] as number;
    count = op[row] === OP.hop ? putNatural(words, count + 3, more - nowUs) : putInteger(words, count + 3, more);
  }
  digest.take(words, count);
}

/** A safe integer from 0; small ones as one word. Returns where the next word goes. */
function putNatural(words: Int32Array, at: number, value: number): number {
  words[at] = value < 0x80000000 ? value : -1;
  return value < 0x80000000 ? at + 1 : putInteger(words, at + 1, value);
}

/** A safe integer as two words. */
function putInteger(words: Int32Array, at: number, value: number): number {
  const low = value | 0;
  words[at] = low;
  words[at + 1] = value === low && low >= 0 ? 0 : ((value - (low >>> 0)) / 4_294_967_296) | 0;
  return at + 2;
}

/** Messages on their way in all snapshots together, at most: beyond that there are fewer snapshots. */
const MOST_KEPT_HOPS = 2_000_000;

/** Pictures at equal distances in the record, farther apart where each of them is large. */
function withSnapshots(record: RunRecord, cast: Cast): Pick<RunRecord, 'interval' | 'snapshots'> {
  for (let { interval } = record; ; interval *= 2) {
    const snapshots = snapshotsOf(record, cast, interval);
    if (snapshots) return { interval, snapshots };
  }
}

/** Nothing where they would take too much room. */
function snapshotsOf(record: RunRecord, cast: Cast, interval: number): unknown[] | undefined {
  const picture = firstPicture(cast);
  const snapshots: unknown[] = [copyPicture(picture)];
  let hops = 0;
  for (let row = interval; row <= record.rows; row += interval) {
    applyRows(picture, record, cast, row - interval, row);
    hops += picture.hops.length;
    if (hops > MOST_KEPT_HOPS) return undefined;
    snapshots.push(copyPicture(picture));
  }
  return snapshots;
}
