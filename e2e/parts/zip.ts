import { crc32, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * The files of a zip, by name. Written after APPNOTE 6.3.10, so that the product's own library does not judge itself.
 * @throws Error where the archive is damaged: a signature, a length or a check sum is wrong.
 */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('There is no end of a central directory.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`No entry of the directory stands at ${at}.`);
    const [method, sum, packed, size] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
    ];
    const [nameLength, extraLength, commentLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, contentAt(archive, archive.readUInt32LE(at + 42), { name, method, sum, packed, size }));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
}

function contentAt(archive: Buffer, at: number, { name, method, sum, packed, size }: Entry): Buffer {
  if (archive.readUInt32LE(at) !== LOCAL_HEADER) throw new Error(`${name} has no header.`);
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const bytes = archive.subarray(start, start + packed);
  const content = method === 0 ? bytes : inflateRawSync(bytes);
  if (content.length !== size || crc32(content) !== sum) throw new Error(`${name} is damaged.`);
  return content;
}
