import { chattyCall } from './catalogue/chatty-call/rule.ts';
import { clientBypassesGateway } from './catalogue/client-bypasses-gateway/rule.ts';
import { consumerNotIdempotent } from './catalogue/consumer-not-idempotent/rule.ts';
import { cyclicDependency } from './catalogue/cyclic-dependency/rule.ts';
import { directStoreAccess } from './catalogue/direct-store-access/rule.ts';
import { dualWrite } from './catalogue/dual-write/rule.ts';
import { hubService } from './catalogue/hub-service/rule.ts';
import { missingAcl } from './catalogue/missing-acl/rule.ts';
import { missingCircuitBreaker } from './catalogue/missing-circuit-breaker/rule.ts';
import { missingTimeout } from './catalogue/missing-timeout/rule.ts';
import { multiServiceWriteWithoutSaga } from './catalogue/multi-service-write-without-saga/rule.ts';
import { nPlusOneComposition } from './catalogue/n-plus-one-composition/rule.ts';
import { nanoservice } from './catalogue/nanoservice/rule.ts';
import { oneOwnerPerService } from './catalogue/one-owner-per-service/rule.ts';
import { pointToPointAsync } from './catalogue/point-to-point-async/rule.ts';
import { sagaCompensationOrder } from './catalogue/saga-compensation-order/rule.ts';
import { sagaMissingCompensation } from './catalogue/saga-missing-compensation/rule.ts';
import { sharedDatabase } from './catalogue/shared-database/rule.ts';
import { staticEndpoint } from './catalogue/static-endpoint/rule.ts';
import { syncChain } from './catalogue/sync-chain/rule.ts';
import { syncEverything } from './catalogue/sync-everything/rule.ts';
import { timeoutInversion } from './catalogue/timeout-inversion/rule.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings of the same severity are listed. One line for each folder of the catalogue. */
export const CATALOGUE: readonly Rule[] = [
  nanoservice,
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
  dualWrite,
  multiServiceWriteWithoutSaga,
  sagaMissingCompensation,
  sagaCompensationOrder,
  consumerNotIdempotent,
  clientBypassesGateway,
  oneOwnerPerService,
  missingAcl,
];
