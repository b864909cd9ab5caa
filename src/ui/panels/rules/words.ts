import type { PresetName } from './ruleState.ts';
import type { RuleInfo } from './types.ts';

/** How sure a rule can be, in words. */
export const CONFIDENCE_WORDS: Readonly<Record<RuleInfo['confidence'], { readonly short: string; readonly long: string }>> = {
  S: { short: 'Structural fact', long: 'What is drawn is enough to be sure of it.' },
  P: { short: 'Depends on properties', long: 'It is as sure as the properties that the design states.' },
  H: { short: 'Heuristic', long: 'A sign, not a proof. Look before you act.' },
};

export const SEVERITY_MEANINGS: Readonly<Record<RuleInfo['severity'], string>> = {
  error: 'breaks the property that the architecture is chosen for',
  warning: 'hurts under load, failure or change',
  info: 'asks or reminds',
};

export const PRESET_WORDS: Readonly<Record<PresetName, { readonly label: string; readonly hint: string }>> = {
  sketch: { label: 'Sketch', hint: 'Asks only for what is plainly wrong.' },
  design: { label: 'Design', hint: 'Asks what a design should answer.' },
  production: { label: 'Production', hint: 'Asks everything, also what only matters live.' },
};

/** What stands behind the short names of sources. */
const SOURCES: Readonly<Record<string, string>> = {
  DOC: 'the pattern documents that this catalogue is built from',
  MF: 'microFreshener, principles and smells of microservice topologies',
  MARS: 'MARS, detection of microservice anti-patterns by rules',
  DAMP: 'DAMP, detection of microservice anti-patterns',
  MSANose: 'MSANose, detection of microservice smells',
  CIMET: 'CIMET, detection of microservice smells',
  SRE: 'Google, Site Reliability Engineering',
  AWS: 'Amazon Builders’ Library',
  NET: 'Microsoft, .NET Microservices: Architecture for Containerized .NET Applications',
  'MS.IO': 'microservices.io',
  NYG: 'Michael Nygard, Release It!',
  CML: 'Context Mapper, the rules of its language',
  MSE: 'microSecEnD, security rules for microservices',
  own: 'our own threshold, not calibrated: set it to what fits you',
};

/** A source with what its short name stands for. What is no short name is left as it is. */
export function sourceOf(source: string): { readonly name: string; readonly words: string } {
  const [name = source, ...rest] = source.split(' ');
  const words = SOURCES[name.replace(/[:,]$/u, '')];
  if (words === undefined) return { name: '', words: source };
  return { name: source, words: rest.length === 0 ? words : `${words}; ${rest.join(' ')}` };
}
