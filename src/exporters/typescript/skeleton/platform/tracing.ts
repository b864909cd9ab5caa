import { type Attributes, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('workspace');

export interface SpanOptions {
  /** Where it stands in a trace. Default: inside one process. */
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** Trace context that came with a message or a request. */
  readonly parent?: Readonly<Record<string, string>>;
}

/** Runs `work` inside a span. Without an OpenTelemetry SDK this costs nothing and records nothing; register one in `main.ts` to see the traces. */
export function inSpan<T>(name: string, { kind = SpanKind.INTERNAL, attributes = {}, parent }: SpanOptions, work: () => Promise<T>): Promise<T> {
  const outer = parent ? propagation.extract(context.active(), parent) : context.active();
  return tracer.startActiveSpan(name, { kind, attributes }, outer, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The active trace context as headers, to send along. */
export function carrier(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
