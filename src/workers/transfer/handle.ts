import { type Exporter, loadExporter, planRegeneration, writeTarget } from '../../exporters/index.ts';
import { importText } from '../../importers/index.ts';
import { speak } from '../../speech/index.ts';
import type { Answer, Request, Results, Task } from './protocol.ts';
import { pageOf } from './page.ts';
import { drawPicture } from './picture.ts';
import { zipFiles } from './zip.ts';

/** Does one task. Never rejects: what goes wrong is an answer, too. */
export async function handle({ id, task }: Request): Promise<Answer> {
  try {
    return { id, ok: true, result: await run(task) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : 'The work was not finished.' };
  }
}

async function run(task: Task): Promise<Results[keyof Results]> {
  switch (task.kind) {
    case 'export':
      return writeTarget(task.target, task.design, task.options);
    case 'choices':
      return choicesOf(await loadExporter(task.target), task);
    case 'import':
      speak(task.phrasebook);
      return importText(task.text, task.fileName);
    case 'zip':
      return zipFiles(task.files);
    case 'regenerate':
      return planRegeneration(task.files, (path) => task.there.get(path), task);
    case 'picture':
      return drawPicture(task.picture);
    case 'paint':
      return (await import('./painting/index.ts')).paintPng(task);
    case 'page':
      return pageOf(task.markdown);
    default:
      return task satisfies never;
  }
}

function choicesOf(exporter: Exporter, { design, phrasebook }: Task & { readonly kind: 'choices' }): Results['choices'] {
  speak(phrasebook);
  return exporter.choices?.(design) ?? {};
}
