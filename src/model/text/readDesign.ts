import { parseDesign, type ParseResult } from '../document.ts';
import type { Problem } from '../problems.ts';
import { readYaml } from './readYaml.ts';

/**
 * Reads a design from text: YAML, or JSON, which is YAML, too. Never throws; hostile text costs bounded time and memory.
 * Every problem names the place in the design, and its line and column where there is one.
 */
export function readDesign(text: string): ParseResult {
  const read = readYaml(text);
  if (!read.ok) return read;
  const parsed = parseDesign(read.value);
  const problems = parsed.problems.map((problem): Problem => ({ ...problem, ...read.places.locate(problem.path) }));
  return { ...parsed, problems };
}
