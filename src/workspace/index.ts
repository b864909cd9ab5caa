/**
 * The living document and everything around it: what `ui` and `app` may call.
 *
 * Views read the stores (`useDesign`, `useView`, `useFindings`, `useNotices`, `useLibrary`) and call the functions; they never write to a store.
 */
export * from './actions/index.ts';
export { apply, applyLarge, redo, retrySaving, undo, whenSaved, type ApplyOptions, type ApplyResult, type LargeOptions } from './editing.ts';
export * from './explore/index.ts';
export * from './find/index.ts';
export { finding, useFind, type FindState } from './stores/find.ts';
export * from './library.ts';
export * from './run/index.ts';
export { startWorkspace, type StartOptions } from './start.ts';
export { useDesign, type DesignState, type SaveStatus } from './stores/design.ts';
export { findings, useFindings, type FindingsState, type LitPath, type LitSource } from './stores/findings.ts';
export { rules, useRules, type RulesState } from './stores/rules.ts';
export { hopFigures, pathWords, saysHowFast, useWhatIf, whatIf, type Assumed, type AssumedNumbers, type HopFigures, type PathStep } from './stores/what-if.ts';
export { followHealth, useHealth, type HealthState } from './stores/health.ts';
export { followLens, barHeightNow, keptNow, lens, severitiesOf, useLens, type LensState } from './stores/lens.ts';
export {
  filterChoices,
  HOPS,
  isFiltering,
  keptRecords,
  type Filter,
  type FilterChoice,
  type FilterFacet,
  type FilterSeverity,
  type Focus,
  type Hops,
} from './stores/lens-kept.ts';
export { followHints, hintNow, type HintId, HINTS, hints, useHint, useHints } from './stores/hints.ts';
export { useLibrary, type DesignSummary } from './stores/library.ts';
export { notices, useNotices, type Notice, type NoticeAction, type NoticeInput, type NoticeTone } from './stores/notices.ts';
export { isPresenting, present, slideNow, slidesOf, usePresenting, type Slide } from './stores/present.ts';
export { picture } from './stores/picture.ts';
export { remember, remembered } from './stores/preferences.ts';
export * from './stores/view.ts';
export { cancelTidy, layingOut, tidy, type TidyOptions } from './tidy.ts';
export * from './transfer/index.ts';
export { followForLayouts } from './warm-up.ts';
