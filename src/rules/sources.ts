/** Where a condition or a threshold comes from. */
export interface RuleSource {
  /** The short name by which a rule cites it; empty where the citation is written out. */
  readonly name: string;
  readonly words: string;
}

/** What stands behind the short names. */
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

/** A source as a rule cites it, with what its short name stands for. What is no short name is left as it is. */
export const sourceOf = (cited: string): RuleSource =>
  Object.hasOwn(SOURCES, cited) ? { name: cited, words: SOURCES[cited] ?? '' } : { name: '', words: cited };
