import type { RulesState } from '../../../workspace/index.ts';

/** A rule as the store of the workspace holds it. */
export type RuleInfo = NonNullable<RulesState['rules']>[number];
export type ParameterInfo = RuleInfo['parameters'][number];
