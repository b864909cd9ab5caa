import { Envelope } from './envelope.ts';

/** What a broker carries: an envelope as bytes, and what others should see without opening it. */
export interface Packet {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** W3C Trace Context and Baggage: what instrumentation between here and there may have changed. */
const TRACE_HEADERS = ['traceparent', 'tracestate', 'baggage'];

/** The envelope as JSON. The trace context, id, type and key stand in the headers as well. */
export function pack(envelope: Envelope): Packet {
  return {
    body: new TextEncoder().encode(JSON.stringify(envelope)),
    headers: {
      ...envelope.trace,
      'message-id': headerText(envelope.id),
      'message-type': headerText(envelope.type),
      ...(envelope.key !== undefined && { 'message-key': headerText(envelope.key) }),
      'content-type': 'application/json',
    },
  };
}

/** @throws Error when that is no envelope. */
export function unpack({ body, headers }: Packet): Envelope {
  const envelope = Envelope.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  const trace = TRACE_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
  return { ...envelope, trace: { ...envelope.trace, ...Object.fromEntries(trace) } };
}

/** Text that fits into a header of every broker: printable ASCII; anything else as `%XX`. */
export const headerText = (text: string): string => text.toWellFormed().replace(/[^\x20-\x24\x26-\x7e]/gu, encodeURIComponent);

/**
 * Text as a name that every broker takes: letters, digits, `-`, `_` and what is in `also`, at most 100 characters. Different texts get different names.
 */
export function brokerName(text: string, also = '.'): string {
  const escape = (character: string) => (character === '_' ? '__' : `_${character.codePointAt(0)?.toString(16)}_`);
  const name = text.toWellFormed().replace(/[^A-Za-z0-9-]/gu, (character) => (also.includes(character) ? character : escape(character)));
  return name.length <= 100 ? name : `${name.slice(0, 80)}_${hashOf(text).toString(16)}`;
}

/** A number from 0 to 2³² - 1 that hangs on nothing but the text: FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
