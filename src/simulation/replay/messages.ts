import type { RunRecord, TokenKind, Trace } from '../trace.ts';
import type { Cast } from './cast.ts';
import { OP, TOKEN_KINDS } from './rows.ts';

/** One message that travelled in a run, from one element to the next. */
export interface RunMessage {
  readonly startUs: number;
  readonly endUs: number;
  readonly fromId: string;
  readonly toId: string;
  /** Absent where the design draws no flow between the two. */
  readonly flowId?: string;
  readonly kind: TokenKind;
  readonly label: string;
  /** It did not arrive. */
  readonly lost: boolean;
  readonly run: number;
}

/** Messages of one request or saga run, in the order in which they left. @param most after so many it stops */
export function messagesOf({ record, record: { cast } }: Pick<Trace, 'record'>, run: number, most = Number.POSITIVE_INFINITY): readonly RunMessage[] {
  const messages: RunMessage[] = [];
  for (let row = 0; row < record.rows && messages.length < most; row += 1) {
    if (record.op[row] !== OP.hop || (record.c[row] as number) >> 4 !== run) continue;
    const message = messageAt(record, cast as Cast, row);
    if (message) messages.push(message);
  }
  return messages;
}

function messageAt(record: RunRecord, cast: Cast, row: number): RunMessage | undefined {
  const leg = cast.legs[record.a[row] as number];
  if (!leg) return undefined;
  const packed = record.c[row] as number;
  const flowId = leg.flow < 0 ? undefined : cast.flows[leg.flow];
  return {
    startUs: record.timeUs[row] as number,
    endUs: record.d[row] as number,
    fromId: leg.fromId,
    toId: leg.toId,
    ...(flowId === undefined ? {} : { flowId }),
    kind: TOKEN_KINDS[packed & 7] ?? 'command',
    label: record.strings[record.b[row] as number] ?? '',
    lost: (packed & 8) !== 0,
    run: packed >> 4,
  };
}
