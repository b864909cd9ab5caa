import { availabilityBelowSlo } from './catalogue/availability-below-slo/rule.ts';
import { chattyCall } from './catalogue/chatty-call/rule.ts';
import { clientBypassesGateway } from './catalogue/client-bypasses-gateway/rule.ts';
import { consumerNotIdempotent } from './catalogue/consumer-not-idempotent/rule.ts';
import { contextSpanningService } from './catalogue/context-spanning-service/rule.ts';
import { cyclicDependency } from './catalogue/cyclic-dependency/rule.ts';
import { directStoreAccess } from './catalogue/direct-store-access/rule.ts';
import { distributedMonolith } from './catalogue/distributed-monolith/rule.ts';
import { dualWrite } from './catalogue/dual-write/rule.ts';
import { entityCrudService } from './catalogue/entity-crud-service/rule.ts';
import { godGateway } from './catalogue/god-gateway/rule.ts';
import { hubService } from './catalogue/hub-service/rule.ts';
import { invalidContextRelationship } from './catalogue/invalid-context-relationship/rule.ts';
import { megaservice } from './catalogue/megaservice/rule.ts';
import { missingAcl } from './catalogue/missing-acl/rule.ts';
import { missingBulkhead } from './catalogue/missing-bulkhead/rule.ts';
import { missingCircuitBreaker } from './catalogue/missing-circuit-breaker/rule.ts';
import { missingDeadLetterQueue } from './catalogue/missing-dead-letter-queue/rule.ts';
import { missingHealthCheck } from './catalogue/missing-health-check/rule.ts';
import { missingRateLimiter } from './catalogue/missing-rate-limiter/rule.ts';
import { missingTimeout } from './catalogue/missing-timeout/rule.ts';
import { multiServiceWriteWithoutSaga } from './catalogue/multi-service-write-without-saga/rule.ts';
import { nPlusOneComposition } from './catalogue/n-plus-one-composition/rule.ts';
import { nanoservice } from './catalogue/nanoservice/rule.ts';
import { noDistributedTracing } from './catalogue/no-distributed-tracing/rule.ts';
import { oneOwnerPerService } from './catalogue/one-owner-per-service/rule.ts';
import { plaintextTrustBoundary } from './catalogue/plaintext-trust-boundary/rule.ts';
import { pointToPointAsync } from './catalogue/point-to-point-async/rule.ts';
import { prematureMicroservices } from './catalogue/premature-microservices/rule.ts';
import { retryAmplification } from './catalogue/retry-amplification/rule.ts';
import { retryNonIdempotent } from './catalogue/retry-non-idempotent/rule.ts';
import { retryWithoutBackoffJitter } from './catalogue/retry-without-backoff-jitter/rule.ts';
import { sagaCompensationOrder } from './catalogue/saga-compensation-order/rule.ts';
import { sagaMissingCompensation } from './catalogue/saga-missing-compensation/rule.ts';
import { sagaStepUnsafe } from './catalogue/saga-step-unsafe/rule.ts';
import { sagaVolatileState } from './catalogue/saga-volatile-state/rule.ts';
import { sharedDatabase } from './catalogue/shared-database/rule.ts';
import { sharedDeploymentUnit } from './catalogue/shared-deployment-unit/rule.ts';
import { staticEndpoint } from './catalogue/static-endpoint/rule.ts';
import { syncChain } from './catalogue/sync-chain/rule.ts';
import { syncEverything } from './catalogue/sync-everything/rule.ts';
import { timeoutInversion } from './catalogue/timeout-inversion/rule.ts';
import { unauthenticatedEntry } from './catalogue/unauthenticated-entry/rule.ts';
import { unboundedRetries } from './catalogue/unbounded-retries/rule.ts';
import { unversionedApi } from './catalogue/unversioned-api/rule.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings of the same severity are listed. One line for each folder of the catalogue. */
export const CATALOGUE: readonly Rule[] = [
  nanoservice,
  megaservice,
  entityCrudService,
  contextSpanningService,
  distributedMonolith,
  prematureMicroservices,
  sharedDeploymentUnit,
  sharedDatabase,
  directStoreAccess,
  cyclicDependency,
  syncChain,
  chattyCall,
  nPlusOneComposition,
  syncEverything,
  pointToPointAsync,
  hubService,
  staticEndpoint,
  missingTimeout,
  timeoutInversion,
  missingCircuitBreaker,
  retryWithoutBackoffJitter,
  unboundedRetries,
  retryNonIdempotent,
  retryAmplification,
  missingBulkhead,
  missingDeadLetterQueue,
  availabilityBelowSlo,
  dualWrite,
  multiServiceWriteWithoutSaga,
  sagaMissingCompensation,
  sagaCompensationOrder,
  sagaVolatileState,
  sagaStepUnsafe,
  consumerNotIdempotent,
  clientBypassesGateway,
  godGateway,
  missingRateLimiter,
  unauthenticatedEntry,
  plaintextTrustBoundary,
  noDistributedTracing,
  missingHealthCheck,
  oneOwnerPerService,
  unversionedApi,
  missingAcl,
  invalidContextRelationship,
];
