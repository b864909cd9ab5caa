export { EXAMPLES, type Example } from './examples/index.ts';
