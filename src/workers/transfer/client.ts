import type { ExportFile, Regeneration } from '../../exporters/index.ts';
import type { ImportedText } from '../../importers/index.ts';
import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type { PaintRequest } from './painting/index.ts';
import type { PictureRequest, SketchPicture } from './picture.ts';
import type { Answer, Choices, FileToZip, FolderToRegenerate, Request, Results, Task } from './protocol.ts';

/** The part of a `Worker` that is used. */
export interface TransferWorker {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

export interface TransferClient {
  /** Writes a design in another format. `target` is the id of an exporter. Rejects with the exporter's message, or with an `AbortError`. */
  export(target: string, design: Design, options?: unknown, signal?: AbortSignal): Promise<readonly ExportFile[]>;
  /** What the options of a target can be for this design, by key. */
  choices(target: string, design: Design, signal?: AbortSignal): Promise<Choices>;
  /** Reads a text in whichever format it is. A text that cannot be used is no rejection: `design` is then missing and `problems` say why. */
  import(text: string, fileName?: string, signal?: AbortSignal): Promise<ImportedText>;
  /** Packs files into one zip; every path stays inside the folder where it is unpacked. */
  zip(files: readonly FileToZip[], signal?: AbortSignal): Promise<Uint8Array>;
  /** What has to be done so that a folder holds what the design says, and everything that people have written. */
  regenerate(folder: FolderToRegenerate, signal?: AbortSignal): Promise<Regeneration>;
  /** Draws a design in the language of sketches as SVG, without title, legend and ground. Rejects where the text cannot be read. */
  picture(picture: PictureRequest, signal?: AbortSignal): Promise<SketchPicture>;
  /** Paints an SVG picture of ours as PNG, with the design inside that it carries. Rejects where this browser cannot. */
  paint(picture: PaintRequest, signal?: AbortSignal): Promise<Uint8Array>;
  /** Markdown as HTML, without the HTML that stands in it. */
  page(markdown: string, signal?: AbortSignal): Promise<string>;
  /** Ends the worker. What is still under way rejects. */
  dispose(): void;
}

interface Waiting {
  readonly request: Request;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Exports, imports and zips in a worker, which is started with the first task and kept. A task that is cancelled takes the worker with it, because
 * nothing else stops a computation; the tasks that were waiting beside it are given to the next worker.
 */
export function createTransferClient(start: () => TransferWorker = startWorker, phrasebook: () => Phrasebook | undefined = () => undefined): TransferClient {
  const waiting = new Map<number, Waiting>();
  let worker: TransferWorker | undefined;
  let lastId = 0;

  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const fail = (reason: Error): void => {
    stop();
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { reject } of lost) reject(reason);
  };
  const running = (): TransferWorker => {
    if (worker !== undefined) return worker;
    const started = start();
    started.onmessage = ({ data }) => {
      const task = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) task?.resolve(data.result);
      else task?.reject(new Error(data.message));
    };
    started.onerror = ({ message }) => fail(new Error(message || 'The worker for files has failed.'));
    worker = started;
    return started;
  };
  const cancel = (id: number, reason: unknown): void => {
    const task = waiting.get(id);
    if (task === undefined) return;
    waiting.delete(id);
    stop();
    for (const { request } of waiting.values()) running().postMessage(request);
    task.reject(reason);
  };

  const run = <K extends Task['kind']>(task: Task & { readonly kind: K }, signal?: AbortSignal): Promise<Results[K]> => {
    const request: Request = { id: (lastId += 1), task };
    return new Promise<Results[K]>((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const abort = () => cancel(request.id, signal?.reason);
      const done = () => signal?.removeEventListener('abort', abort);
      waiting.set(request.id, {
        request,
        resolve: (result) => {
          done();
          resolve(result as Results[K]);
        },
        reject: (reason) => {
          done();
          reject(reason);
        },
      });
      signal?.addEventListener('abort', abort, { once: true });
      try {
        running().postMessage(request);
      } catch (error) {
        waiting.get(request.id)?.reject(error);
        waiting.delete(request.id);
      }
    });
  };

  return {
    export: (target, design, options, signal) =>
      run({ kind: 'export', target, design, options: typeof options === 'object' && options !== null ? options : {} }, signal),
    choices: (target, design, signal) => run({ kind: 'choices', target, design, phrasebook: phrasebook() }, signal),
    import: (text, fileName, signal) => run({ kind: 'import', text, fileName, phrasebook: phrasebook() }, signal),
    zip: (files, signal) => run({ kind: 'zip', files }, signal),
    regenerate: (folder, signal) => run({ kind: 'regenerate', ...folder }, signal),
    picture: (picture, signal) => run({ kind: 'picture', picture }, signal),
    paint: (picture, signal) => run({ kind: 'paint', ...picture }, signal),
    page: (markdown, signal) => run({ kind: 'page', markdown }, signal),
    dispose: () => fail(new Error('The work was ended.')),
  };
}

const startWorker = (): TransferWorker => new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' }) as TransferWorker;
