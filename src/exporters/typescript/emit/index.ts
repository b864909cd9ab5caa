export * from './code.ts';
export * from './comments.ts';
export * from './identifiers.ts';
export * from './literals.ts';
export * from './module.ts';
export * from './naming.ts';
