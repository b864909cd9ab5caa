import { t } from '../../language/index.ts';
import type { Design, Problem } from '../../model/index.ts';
import { notices } from '../stores/notices.ts';
import { session } from '../session.ts';
import { withPlaces } from '../tidy.ts';
import { transferClient } from './client.ts';

/** A design was opened, or why not. Problems that did not prevent it come along. */
export type OpenResult =
  | { readonly ok: true; readonly designId: string; readonly format: string; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface OpenOptions {
  readonly fileName?: string;
  readonly signal?: AbortSignal;
}

/** More is not read; a design of 100,000 elements has about 40 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

const READING = 'reading';
/** What takes longer says so, and can be cancelled. */
const PATIENCE_MS = 400;

/** Reads text of any format that an importer knows and opens it as a new design of the library. What is open stays as it is. */
export async function openText(text: string, options: OpenOptions = {}): Promise<OpenResult> {
  return openRead(await read(text, options), options.fileName);
}

export async function openFile(file: File, options: { readonly signal?: AbortSignal } = {}): Promise<OpenResult> {
  if (file.size > MAX_BYTES)
    return refuse([{ path: file.name, message: t('The file has {{size}} MB; at most 64 MB are read.', { size: Math.ceil(file.size / 1024 / 1024) }) }]);
  return openText(await file.text(), { ...options, fileName: file.name });
}

/** Opens what was pasted. */
export function openFromClipboard(text: string): Promise<OpenResult> {
  return openText(text);
}

/** Opens the design of a share link, `#d=…` or a whole address, as a new one. A link that cannot be read changes nothing and says why. */
export function openLink(hash: string): Promise<OpenResult> {
  return openText(hash.includes('#') ? hash.slice(hash.indexOf('#')) : hash);
}

/** Reads text in the worker. A worker that fails is a problem like any other. */
export async function read(text: string, { fileName, signal }: OpenOptions = {}): Promise<Read> {
  const cancelling = new AbortController();
  const patience = setTimeout(() => {
    notices.show({
      id: READING,
      tone: 'info',
      title: fileName === undefined ? t('Reading what was pasted …') : t('Reading {{file}} …', { file: fileName }),
      progress: null,
      sticky: true,
      actions: [{ label: t('Cancel'), run: () => cancelling.abort() }],
    });
  }, PATIENCE_MS);
  try {
    return await transferClient().import(text, fileName, signal ? AbortSignal.any([signal, cancelling.signal]) : cancelling.signal);
  } catch (error) {
    if (cancelling.signal.aborted) return { problems: [cancelled(fileName)] };
    if (signal?.aborted) throw error;
    return {
      problems: [
        {
          path: fileName ?? 'text',
          message: t('This could not be read: {{reason}}', { reason: error instanceof Error ? error.message : t('the worker has failed') }),
        },
      ],
    };
  } finally {
    clearTimeout(patience);
    notices.dismiss(READING);
  }
}

const cancelled = (fileName = 'text'): Problem => ({ path: fileName, message: t('Reading was cancelled. Nothing was changed.'), severity: 'warning' });

export interface Read {
  readonly design?: Design;
  readonly problems: readonly Problem[];
  readonly format?: string;
}

async function openRead({ design, problems, format = '' }: Read, fileName = ''): Promise<OpenResult> {
  if (!design) return refuse(problems, fileName);
  const named = { ...design, meta: { ...design.meta, name: nameOf(design, fileName) } };
  const placed = await withPlaces(named);
  if (!placed) return { ok: false, problems: [cancelled(fileName)] };
  const designId = await session.createDesign(placed);
  if (problems.length > 0) {
    notices.show({
      tone: 'info',
      title: t('{{name}} was read with {{count}} remarks.', { name: named.meta.name, count: problems.length }),
      problems,
    });
  }
  return { ok: true, designId, format, problems };
}

/** What importers call a design that has no name. */
const IMPORTED = 'Imported from ';

/** A design that has a name of its own keeps it; what an importer had to name itself is called after its file. */
function nameOf(design: Design, fileName: string): string {
  const own = design.meta.name.trim();
  const base = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  if (!own.startsWith(IMPORTED)) return own || base || t('Design');
  return base || t('Imported from {{format}}', { format: own.slice(IMPORTED.length) });
}

/** Says why not. What is wrong at a place in a file is told below the file's name: alone it says nothing. */
function refuse(problems: readonly Problem[], fileName = ''): OpenResult {
  const [first] = problems;
  const reason = first ? t(first.message) : t('This cannot be read.');
  const title = fileName !== '' && first?.line !== undefined ? t('“{{file}}” was not opened', { file: fileName }) : reason;
  notices.show({ id: 'refused', tone: 'error', title, problems });
  return { ok: false, problems };
}
