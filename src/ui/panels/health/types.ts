import type { HealthState } from '../../../workspace/index.ts';

/** The health of a design as the store of the workspace holds it. */
export type Health = NonNullable<HealthState['health']>;
export type Monolith = Health['monolith'];
export type Cohesion = Health['cohesion'][number];
export type HelpfulFix = NonNullable<HealthState['helpful']>[number];
