export * from './schema/index.ts';
export { emptyDesign } from './create.ts';
export * from './edits.ts';
export { buildGraph, patchGraph, type FlowEntry, type Graph } from './graph.ts';
export { allIds, newId, seededRandom, slugOf } from './ids.ts';
export { legalFlow, legalFlowKinds, type Legality } from './legality.ts';
export * from './policies.ts';
export type { Problem } from './problems.ts';
