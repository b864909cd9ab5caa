/** The rules off the main thread, and what of them is light enough for the page itself. */
export { createRulesClient, type LongOptions, type RulesClient, type WorkerLike } from './client.ts';
export {
  effectiveSetting,
  pathAttempts,
  pathAvailability,
  pathLatency,
  PRESETS,
  refusal,
  resetRule,
  setParameter,
  setPreset,
  setSeverity,
} from '../../rules/index.ts';
