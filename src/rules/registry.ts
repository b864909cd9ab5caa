import { cyclicDependency } from './catalogue/cyclic-dependency/rule.ts';
import { missingCircuitBreaker } from './catalogue/missing-circuit-breaker/rule.ts';
import { missingTimeout } from './catalogue/missing-timeout/rule.ts';
import { sharedDatabase } from './catalogue/shared-database/rule.ts';
import { syncChain } from './catalogue/sync-chain/rule.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings of the same severity are listed. One line for each folder of the catalogue. */
export const CATALOGUE: readonly Rule[] = [sharedDatabase, cyclicDependency, syncChain, missingTimeout, missingCircuitBreaker];
