import type { IDefaultPolicyContext, IPolicy } from 'cockatiel';
import { SpanKind } from '@opentelemetry/api';
import { inSpan } from './tracing.ts';
import type { Transport } from './transport.ts';

export interface CallOptions {
  /** The same for every attempt of one piece of work. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface Invocation {
  readonly transport: Transport;
  readonly policy: IPolicy<IDefaultPolicyContext, unknown>;
  readonly target: string;
  readonly operation: string;
  readonly payload: unknown;
  readonly options: CallOptions | undefined;
}

/** Makes one call inside its policies; each attempt is a span of its own. */
export function invoke({ transport, policy, target, operation, payload, options }: Invocation): Promise<unknown> {
  const { idempotencyKey, signal: outer } = options ?? {};
  const attempt = ({ signal }: IDefaultPolicyContext) =>
    inSpan(`call ${target} ${operation}`, { kind: SpanKind.CLIENT, attributes: { 'peer.service': target } }, () =>
      transport.call({ target, operation, payload, signal, ...(idempotencyKey !== undefined && { idempotencyKey }) }),
    );
  return policy.execute(attempt, outer);
}
