/** Everything outside of the program that a command may touch, so that tests can stand in for it. Paths are as the person wrote them. */
export interface Terminal {
  /** @throws Error with a reason that a person understands */
  read(path: string): string;
  /** The whole of standard input. */
  readInput(): string;
  /** As bytes. @throws Error with a reason that a person understands */
  bytes(path: string): Uint8Array;
  /** Whether there is such a file. */
  has(path: string): boolean;
  isFolder(path: string): boolean;
  /** Makes the folders that lead there. */
  write(path: string, content: string | Uint8Array): void;
  /** Removes a file, and the folders above it that become empty by that. */
  remove(path: string): void;
  /** Paths of the files in a folder and below it, in order; `undefined` if the path is no folder. */
  filesIn(path: string): readonly string[] | undefined;
  out(text: string): void;
  err(text: string): void;
  /** Whether what goes out may be coloured. */
  readonly coloured: boolean;
  /** Of this program. */
  readonly version: string;
}

/** A command that cannot begin: its words were wrong, or a file cannot be read. The message says what to do; the exit code is 2. */
export class UsageError extends Error {}

export const EXIT = { ok: 0, found: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  run(args: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}
