import type { Backoff } from '../policies/backoff.ts';
import type { BreakerProfile, BreakerSettings } from '../policies/breaker/index.ts';
import type { RateLimitWithDefaults } from '../../model/index.ts';
import type { Latency } from '../kernel/samples.ts';
import type { Plan } from '../saga/plan.ts';
import type { Assumption, RunEntry } from '../trace.ts';

/** A design made ready to run from one entry: everything looked up, every default applied, times in microseconds. Never changed by a run. */
export interface Model {
  readonly entry: RunEntry;
  readonly title: string;
  /** Elements that can take part, in the order in which they were found from the entry. */
  readonly elements: readonly ElementModel[];
  readonly flows: readonly FlowModel[];
  readonly saga?: SagaModel;
  /** For an entry by flow. */
  readonly entryFlow?: FlowModel;
  /** Calls through which other requests come in at the same time. */
  readonly alongside: readonly FlowModel[];
  readonly assumptions: readonly Assumption[];
  /** Migrations whose facade can take part. */
  readonly migrations: readonly MigrationModel[];
  /** Stores that follow a source, and how the changes get there. */
  readonly copies: readonly CopyModel[];
}

/** One hop through a sidecar, which runs beside its service. */
export const SIDECAR_US = 1_000;

export interface MigrationModel {
  readonly id: string;
  readonly name: string;
  readonly facade: number;
  readonly monolith: number;
  readonly phases: readonly { readonly name: string; readonly routes: readonly { readonly route: string; readonly to: number; readonly share: number }[] }[];
}

/** `replica`: every write to the store `source` arrives after `lagUs`. `projection`: `via` takes the events of `source` from a channel and writes them down. */
export type CopyModel =
  | { readonly kind: 'replica'; readonly store: number; readonly source: number; readonly flowId: string; readonly lagUs: number }
  | { readonly kind: 'projection'; readonly store: number; readonly source: number; readonly via: number; readonly channel: number };

export interface ElementModel {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** It holds messages and passes them on; it does no work of its own. */
  readonly passive: boolean;
  readonly latency: Latency;
  /** Requests that it works on at the same time; Infinity where nobody said. */
  readonly places: number;
  readonly instances: number;
  /** How callers find its instances. */
  readonly discovery: 'client-side' | 'server-side' | 'static';
  /** How long callers keep what they looked up. */
  readonly lookupUs: number;
  readonly deployment: 'rolling' | 'blue-green' | 'canary';
  readonly rollout: Rollout;
  /** It passes a request that names an operation on to whoever offers that. */
  readonly gateway: boolean;
  /** What a gateway lets in. */
  readonly limit?: RateLimitWithDefaults;
  /** Of a store that keeps something for others. */
  readonly store?: 'cache' | 'event-store';
  /** Of a cache: Infinity where entries do not grow old. */
  readonly timeToLiveUs: number;
  /** Of a channel: each group gets one copy of a message; of its members one takes it. */
  readonly groups: readonly (readonly FlowModel[])[];
  /** Of a channel: messages about one key are taken one after the other. */
  readonly keyed: boolean;
  /** Share of requests that it answers; 1 where nobody said. */
  readonly availability: number;
  /** Stores that it reads and writes while it serves a request. */
  readonly accesses: readonly FlowModel[];
  /** Calls that it makes while it serves a request, one group after the other; the calls of one group run at the same time. */
  readonly calls: readonly (readonly FlowModel[])[];
  readonly publishes: readonly FlowModel[];
  /** Of a channel: who takes messages from it. */
  readonly consumers: readonly FlowModel[];
  readonly visibilityTimeoutUs: number;
  readonly deadLetterId?: string;
  readonly lossy: boolean;
}

export interface FlowModel {
  readonly index: number;
  readonly id: string;
  readonly kind: 'call' | 'publish' | 'consume' | 'send' | 'access';
  readonly from: number;
  readonly to: number;
  /** How the log calls it: its label, or "Orders → Payments". */
  readonly name: string;
  /** Of a call: the operation of the target that it names. */
  readonly operation?: string;
  /** What a token on it is called. */
  readonly label: string;
  readonly query: boolean;
  /** Policies of a call, outermost first. */
  readonly layers: readonly LayerModel[];
  readonly callsPerRequest: number;
  /** Of an access. */
  readonly mode: 'read' | 'write' | 'read-write';
  /** Of a call, where the design says so. */
  readonly intent?: 'query' | 'command';
  /** Of a publish: it tells of a write; false for telemetry. */
  readonly derived: boolean;
  /** Of a publish without an outbox: it goes out before the write that it tells of. */
  readonly early: boolean;
  /** Of a send: what is done when nobody takes it. */
  readonly resend?: { readonly tries: number; readonly backoff: Backoff };
  /** Of a call: bounds all of its tries together. */
  readonly deadlineUs?: number;
  readonly propagatesDeadline: boolean;
  readonly propagatesCancel: boolean;
  /** The caller, or the target, has a sidecar that the call goes through. */
  readonly outbound: boolean;
  readonly inbound: boolean;
  /** Nobody waits for the answer. */
  readonly offPath: boolean;
  /** A failure of it does not fail the request. */
  readonly optional: boolean;
  /** Of a publish: the message is kept with the write and sent until the channel has it. */
  readonly outbox: boolean;
  /** Of a consume. */
  readonly maxDeliveries: number;
  /** Of a consumer: where messages go that it cannot handle; goes before the channel's own. */
  readonly deadLetterId?: string;
  /** Of a consume or a send: its receiver recognises a message that it has taken already. */
  readonly recognises: boolean;
}

/** How a new version takes over, in microseconds. */
export interface Rollout {
  readonly surge: number;
  readonly unavailable: number;
  readonly readyUs: number;
  /** 0 to 1. */
  readonly stepShare: number;
  readonly stepUs: number;
}

export type LayerModel =
  | { readonly kind: 'fallback'; readonly instead: 'cached' | 'degraded' | 'queued' | 'fail-fast' }
  | { readonly kind: 'retry'; readonly tries: number; readonly backoff: Backoff }
  | { readonly kind: 'circuitBreaker'; readonly profile: BreakerProfile; readonly settings: BreakerSettings }
  | { readonly kind: 'rateLimit'; readonly policy: RateLimitWithDefaults }
  | { readonly kind: 'timeout'; readonly us: number }
  | { readonly kind: 'bulkhead'; readonly places: number; readonly line: number };

export interface SagaModel {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  /** Absent in a choreography. */
  readonly orchestrator?: ElementModel;
  /** Where the orchestrator keeps its state, and the access flow to it where one is drawn. */
  readonly store?: { readonly element: ElementModel; readonly flow?: FlowModel };
  readonly trigger: string;
  readonly steps: readonly SagaStepModel[];
}

export interface SagaStepModel {
  readonly id: string;
  readonly name: string;
  /** Name of the compensation: "Refund payment". */
  readonly undoName: string;
  /** What the token of the command, or of the event that the step emits, is called. */
  readonly doLabel: string;
  readonly undoLabel: string;
  readonly eventLabel: string;
  readonly participant: ElementModel;
  /** Orchestration: from the orchestrator and back. */
  readonly there?: Route;
  readonly back?: Route;
  readonly backoff: Backoff;
  readonly undoBackoff: Backoff;
  /** Choreography: routes to the other steps that listen to this one, by index of step. */
  readonly to: ReadonlyMap<number, Route>;
}

/**
 * How a message gets from one element to another. `local`: they are the same. `calls`: request and answer, element by element. `messages`: one way, with
 * at least one channel or asynchronous flow in between. `virtual`: no flow is drawn, it goes there directly.
 */
export interface Route {
  readonly kind: 'local' | 'calls' | 'messages' | 'virtual';
  readonly from: ElementModel;
  readonly to: ElementModel;
  readonly flows: readonly FlowModel[];
}
