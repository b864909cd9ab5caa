/** Finding and replacing names. */
export { compilePattern, type CompiledPattern, type NamePattern, type NameQuery } from './pattern.ts';
export { namesOf, type NamePlace } from './places.ts';
export { findNames, type NameChange, nameChanges, type NameHit, replaceNames } from './replace.ts';
