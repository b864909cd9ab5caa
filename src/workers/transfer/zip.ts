import { strToU8, zipSync, type Zippable } from 'fflate';
import type { FileToZip } from './protocol.ts';

/** Names that Windows keeps for devices, with or without an extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST_PART = 120;

/**
 * Packs files into one zip. The same files give the same bytes. Whatever a path says, what is unpacked stays inside the folder where it is unpacked:
 * drives, `..` and roots are taken off, names that a system refuses are changed, and two paths that become the same are told apart.
 */
export function zipFiles(files: readonly FileToZip[]): Uint8Array {
  const taken = new Set<string>();
  const entries: Zippable = {};
  for (const { path, content } of files) {
    entries[freePath(safePath(path), taken)] = [typeof content === 'string' ? strToU8(content) : content, { mtime: new Date(1980, 0, 1) }];
  }
  return zipSync(entries, { level: 6 });
}

/** A relative path of ordinary names, with forward slashes. */
export function safePath(path: string): string {
  const parts = path
    .replace(/^[a-z]:/i, '')
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(safePart);
  return parts.length === 0 ? 'file' : parts.join('/');
}

function safePart(part: string): string {
  const plain = part
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_')
    .replace(/[. ]+$/, '');
  const short = [...plain].length <= LONGEST_PART ? plain : [...plain].slice(0, LONGEST_PART).join('');
  if (short === '') return '_';
  return DEVICES.test(short) ? `_${short}` : short;
}

/** Systems that do not tell `A` from `a` must not overwrite the one with the other. */
function freePath(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const [stem, extension] = dot > path.lastIndexOf('/') + 1 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
  let free = path;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}-${n}${extension}`;
  taken.add(free.toLowerCase());
  return free;
}
