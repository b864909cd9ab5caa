import { t } from '../language/index.ts';
import { canonicalDesign, type Design } from '../model/index.ts';
import type { DamagedUpdate } from './storage/design-store.ts';
import { notices } from './stores/notices.ts';
import { download } from './transfer/download.ts';

/** What a person can do when the disk does not do its part. Nothing here needs a worker, the network or the storage. */

export const MEMORY_ONLY_NOTICE = 'memory-only';

/** Says, until it is over, that the work is only in memory. */
export function warnOfMemoryOnly(reason: string, retry: () => void, save: () => void): void {
  notices.show({
    id: MEMORY_ONLY_NOTICE,
    tone: 'error',
    title: t('Your changes are only in this tab.'),
    detail: `${reason} ${t('Keep the tab open, and save a file to be safe.')}`,
    sticky: true,
    actions: [
      { label: t('Save a file'), run: save },
      { label: t('Try again'), run: retry },
    ],
  });
}

/** Says why a design can only be read, and what can be done about it. */
export function sayReadOnly(reason: string, save: () => void): void {
  notices.show({
    id: 'read-only',
    tone: 'warning',
    title: t('This design can only be read'),
    detail: reason,
    sticky: true,
    actions: [
      { label: t('Reload'), run: () => globalThis.location?.reload() },
      { label: t('Save a file'), run: save },
    ],
  });
}

/** Saves the design as a file. It is JSON, which every reader of YAML reads. */
export function saveDesignFile(design: Design): void {
  const name = design.meta.name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'design';
  download({ path: `${name}.seam.yaml`, content: `${JSON.stringify(canonicalDesign(design), null, 2)}\n`, mediaType: 'application/yaml' });
}

/** Says that some of a design could not be read, and offers the raw bytes. */
export function offerDamaged(name: string, damaged: readonly DamagedUpdate[]): void {
  notices.show({
    id: `damaged ${name}`,
    tone: 'warning',
    title: t('{{count}} changes of {{name}} could not be read.', { count: damaged.length, name }),
    detail: t('The disk has damaged them. Everything else is here; the raw data was set aside.'),
    sticky: true,
    actions: [{ label: t('Save the raw data'), run: () => download(rawFile(name, damaged)) }],
  });
}

function rawFile(name: string, damaged: readonly DamagedUpdate[]): { readonly path: string; readonly content: string; readonly mediaType: string } {
  const records = damaged.map(({ seq, reason, bytes }) => ({ seq, reason, base64: bytes instanceof Uint8Array ? base64(bytes) : null }));
  return { path: `${name}.damaged.json`, content: JSON.stringify({ name, records }, null, 2), mediaType: 'application/json' };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
