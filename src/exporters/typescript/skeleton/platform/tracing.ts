import { type Attributes, context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('workspace');

/**
 * Runs `work` inside a span. Without an OpenTelemetry SDK this costs nothing and records nothing; register one in `main.ts` to see the traces.
 * @param parent trace context that came with a message or a request.
 */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>, parent?: Readonly<Record<string, string>>): Promise<T> {
  const outer = parent ? propagation.extract(context.active(), parent) : context.active();
  return tracer.startActiveSpan(name, { attributes }, outer, async (span) => {
    try {
      return await work();
    } catch (error) {
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
