import { EXPORTERS } from '../../exporters/index.ts';
import { importText } from '../../importers/index.ts';
import type { Answer, Request, Results, Task } from './protocol.ts';
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
    case 'export': {
      const entry = EXPORTERS.find(({ id }) => id === task.target);
      if (entry === undefined) throw new Error(`There is no exporter “${task.target}”.`);
      return (await entry.load()).export(task.design, task.options);
    }
    case 'import':
      return importText(task.text, task.fileName);
    case 'zip':
      return zipFiles(task.files);
    case 'picture':
      return drawPicture(task.picture);
    default:
      return task satisfies never;
  }
}
