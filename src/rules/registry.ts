import { chattyCall } from './catalogue/chatty-call/rule.ts';
import { clientBypassesGateway } from './catalogue/client-bypasses-gateway/rule.ts';
import { cyclicDependency } from './catalogue/cyclic-dependency/rule.ts';
import { directStoreAccess } from './catalogue/direct-store-access/rule.ts';
import { missingCircuitBreaker } from './catalogue/missing-circuit-breaker/rule.ts';
import { missingTimeout } from './catalogue/missing-timeout/rule.ts';
import { nanoservice } from './catalogue/nanoservice/rule.ts';
import { oneOwnerPerService } from './catalogue/one-owner-per-service/rule.ts';
import { sagaCompensationOrder } from './catalogue/saga-compensation-order/rule.ts';
import { sagaMissingCompensation } from './catalogue/saga-missing-compensation/rule.ts';
import { sharedDatabase } from './catalogue/shared-database/rule.ts';
import { syncChain } from './catalogue/sync-chain/rule.ts';
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
  missingTimeout,
  timeoutInversion,
  missingCircuitBreaker,
  sagaMissingCompensation,
  sagaCompensationOrder,
  clientBypassesGateway,
  oneOwnerPerService,
];
