import { sayInParts, type Value } from '../speech/index.ts';
import type { LogPart } from './trace.ts';

/** What a line of the log says, with names that lead to what they name: ``headline`${saga} completed` ``. */
export const headline = (strings: TemplateStringsArray, ...values: readonly (Value | LogPart)[]): readonly LogPart[] =>
  sayInParts<LogPart>(strings, values, (text) => ({ text }));
