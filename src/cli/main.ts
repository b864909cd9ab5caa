import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommandLine } from './cli.ts';
import { EXIT, UsageError, type Terminal } from './terminal.ts';

/** What a failed system call means to a person. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be touched',
  EISDIR: 'is a folder',
  ENOTDIR: 'is below something that is no folder',
  ENOSPC: 'has no room: the disk is full',
  EDQUOT: 'has no room: the disk is full',
  EROFS: 'is on a disk that can only be read',
};

const reasonFor = ({ code = 'for no known reason' }: NodeJS.ErrnoException): string => REASONS[code] ?? `cannot be used (${code})`;

function tried<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`${path} ${reasonFor(error as NodeJS.ErrnoException)}.`);
  }
}

const terminal: Terminal = {
  read: (path) => tried(path, () => readFileSync(path, 'utf8')),
  readInput: () => tried('Standard input', () => readFileSync(0, 'utf8')),
  bytes: (path) => tried(path, () => readFileSync(path)),
  has: (path) => existsSync(path) && statSync(path).isFile(),
  isFolder: (path) => existsSync(path) && statSync(path).isDirectory(),
  write: (path, content) =>
    tried(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }),
  remove: (path) =>
    tried(path, () => {
      rmSync(path);
      for (let folder = dirname(path); readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder);
    }),
  filesIn: (path) => {
    if (!existsSync(path) || !statSync(path).isDirectory()) return undefined;
    const entries = tried(path, () => readdirSync(path, { recursive: true, encoding: 'utf8' }));
    return entries
      .filter((entry) => !/(?:^|[\\/])(?:node_modules|\.git)[\\/]/.test(entry))
      .map((entry) => join(path, entry))
      .sort();
  },
  out: (text) => tried('Standard output', () => void process.stdout.write(text)),
  err: (text) => void process.stderr.write(text),
  coloured: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
  version: import.meta.env['VITE_VERSION'] ?? 'unreleased',
};

// A reader that has seen enough, such as `head`, closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`Standard output ${reasonFor(error)}.\n`);
  process.exitCode = EXIT.usage;
});
process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
