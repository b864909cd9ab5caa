import { runCommandLine } from '../cli.ts';
import { UsageError, type Terminal } from '../terminal.ts';

/** A disk in memory, and what was printed. */
export class FakeTerminal implements Terminal {
  readonly files: Map<string, string>;
  readonly coloured = false;
  readonly version = '1.2.3';
  printed = '';
  told = '';
  input = '';

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.files = new Map(Object.entries(files));
  }
  read(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw new UsageError(`${path} is not there.`);
    return text;
  }
  readInput(): string {
    return this.input;
  }
  bytes(path: string): Uint8Array {
    return new TextEncoder().encode(this.read(path));
  }
  has(path: string): boolean {
    return this.files.has(path);
  }
  isFolder(path: string): boolean {
    return this.filesIn(path) !== undefined;
  }
  write(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === 'string' ? content : new TextDecoder().decode(content));
  }
  remove(path: string): void {
    this.files.delete(path);
  }
  filesIn(path: string): readonly string[] | undefined {
    const inside = [...this.files.keys()].filter((file) => file.startsWith(`${path}/`));
    return inside.length > 0 ? inside : undefined;
  }
  out(text: string): void {
    this.printed += text;
  }
  err(text: string): void {
    this.told += text;
  }
}

/** Runs one command line at a terminal, and says what came out of it. */
export async function ran(terminal: FakeTerminal, ...args: string[]): Promise<{ code: number; printed: string; told: string }> {
  terminal.printed = '';
  terminal.told = '';
  const code = await runCommandLine(args, terminal);
  return { code, printed: terminal.printed, told: terminal.told };
}
