import { join } from 'node:path';
import { build } from 'vite';

/** The simulation, three examples and what plays them, as one script for any engine: it leaves `engines.playPublished` behind. */
export async function bundleForEngines(): Promise<string> {
  const results = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'runs.ts'), name: 'engines', formats: ['iife'] },
    },
  });
  const [result] = Array.isArray(results) ? results : [results];
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}
