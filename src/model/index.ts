export * from './schema/index.ts';
export { emptyDesign } from './create.ts';
export { diffDesigns } from './diff.ts';
export { changedIds } from './changes.ts';
export { changeKind, type KindSeed } from './changeKind.ts';
export { idsOf, sortedIdsOf } from './collections.ts';
export { canonicalDesign, parseDesign, sameDesign, type ParseResult } from './document.ts';
export * from './edits.ts';
export {
  elementForm,
  fieldIn,
  flowForm,
  formFor,
  formOf,
  policyForm,
  recordForm,
  type FormField,
  type FormFieldType,
  type FormOption,
} from './forms.ts';
export { grouped } from './grouped.ts';
export { allOf } from './halts.ts';
export { buildGraph, patchGraph, type FlowEntry, type Graph } from './graph.ts';
export { allIds, newId, seededRandom, slugOf } from './ids.ts';
export { designJsonSchema } from './jsonSchema.ts';
export { type Illegality, legalFlow, legalFlowKinds, LEGALITY_WORDS, type Legality } from './legality.ts';
export * from './policies.ts';
export type { Problem } from './problems.ts';
export { referencesOf, type Reference } from './references.ts';
export { repair, repairing } from './repair.ts';
export { byText, sortFew } from './sorting.ts';
export { applyEdits, applyingEdits } from './transaction.ts';
export { designProblems } from './validity.ts';
