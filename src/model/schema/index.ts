export * from './design.ts';
export * from './elements.ts';
export * from './field.ts';
export * from './flows.ts';
export * from './policies.ts';
