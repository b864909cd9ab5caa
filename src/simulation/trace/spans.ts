/**
 * `request`: one that entered the design, from its door to its answer. `saga`: one run of a saga. `client`: one attempt of a call, as its caller sees it.
 * `server`: the work on it, from arrival to answer. `proxy`: a sidecar that the call goes through. `producer`: a message on its way into a channel.
 * `consumer`: one delivery of it, with a link to its producer.
 */
export const SPAN_KINDS = ['request', 'saga', 'client', 'server', 'proxy', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];
/** `running`: not ended when the run was over. `cancelled`: nobody wanted it any more. `lost`: no answer, and nobody waited for one. */
export const SPAN_STATUSES = ['running', 'ok', 'failed', 'refused', 'rejected', 'timeout', 'cancelled', 'lost'] as const;
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/**
 * Spans in columns, by rising `id`. All spans of a request are kept or none: of long runs every second, fourth, eighth … request, so the table stays
 * below 100,000 spans, evenly spread over the run.
 */
export interface SpanTable {
  readonly count: number;
  /** Requests or saga runs 1, 1 + `every`, 1 + 2 · `every` … are traced. */
  readonly every: number;
  readonly id: Int32Array;
  /** Id of the span that it is part of; −1 for the first of a trace. */
  readonly parent: Int32Array;
  /** Id of the producer that a consumer goes back to; else −1. */
  readonly link: Int32Array;
  /** The request or saga run, counted from 1: the trace that the span belongs to. */
  readonly run: Int32Array;
  /** Indices into SPAN_KINDS and SPAN_STATUSES. */
  readonly kind: Uint8Array;
  readonly status: Uint8Array;
  /** Index into `subjects`. */
  readonly subject: Int32Array;
  /** Number of the attempt or delivery, from 1. */
  readonly attempt: Uint16Array;
  readonly startUs: Float64Array;
  /** When work on it began; later than `startUs` where it had to wait for a place. */
  readonly beganUs: Float64Array;
  readonly endUs: Float64Array;
  /** Elements and flows by id, with the names that they had. */
  readonly subjects: readonly { readonly id: string; readonly name: string }[];
}

/** One span, read from the table. */
export interface Span {
  readonly id: number;
  /** Undefined for the first of its trace, and where the parent is not kept. */
  readonly parent: number | undefined;
  readonly link: number | undefined;
  /** 0 for the first of its trace. */
  readonly depth: number;
  readonly run: number;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  /** Element (`server`, `consumer`, `proxy`, `request`) or flow (`client`, `producer`); a saga for `saga`. */
  readonly subjectId: string;
  readonly name: string;
  readonly attempt: number;
  readonly startUs: number;
  readonly beganUs: number;
  readonly endUs: number;
}
