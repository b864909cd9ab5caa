import type { Design } from '../model/index.ts';
import { inEnglish } from '../speech/index.ts';
import type { Exporter, ExportFile, ExportTools } from './exporter.ts';
import { targetOf } from './targets.ts';
import type { Target } from './target.ts';

export type { Exporter, ExportFile, ExportTools } from './exporter.ts';
export { TARGET_GROUPS, type Choice, type Target, type TargetGroup, type TargetOption } from './target.ts';
export { defaultsOf, optionsFor, takesPart, type OptionValues } from './options.ts';
export * from './regenerate.ts';
export { targetOf, TARGETS } from './targets.ts';

/** What writes a target. Each is a chunk of its own, loaded when it is first used. @throws Error where there is no such target */
export async function loadExporter(id: string): Promise<Exporter> {
  const { id: folder } = targetOf(id);
  const { exporter } = (await import(`./${folder}/index.ts`)) as { readonly exporter: Exporter };
  return exporter;
}

/** Writes a design as a target, with the exporters that it needs, in English whatever language is spoken. */
export async function writeTarget(id: string, design: Design, options: object = {}, version = '0.0.0'): Promise<readonly ExportFile[]> {
  const exporter = await loadExporter(id);
  await exporter.prepare?.(options);
  const tools = await toolsFor(targetOf(id), version);
  return inEnglish(() => exporter.export(design, options, tools));
}

async function toolsFor({ id, needs = [] }: Target, version: string): Promise<ExportTools> {
  const others = new Map(await Promise.all(needs.map(async (other) => [other, await loadExporter(other)] as const)));
  return {
    version,
    other(wanted) {
      const found = others.get(wanted);
      if (found === undefined) throw new Error(`“${id}” does not say that it needs “${wanted}”.`);
      return found;
    },
  };
}
