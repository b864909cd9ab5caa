import { Code } from './code.ts';

/** Stands on top of every file that is generated again and again. */
export const GENERATED = '// Generated from the design. Do not edit: what you write belongs in the files that do not say this.';

interface Imported {
  readonly values: Set<string>;
  readonly types: Set<string>;
}

/**
 * One TypeScript file while it is being written: it remembers what its code imports. Paths are those of the workspace, `platform/clock.ts`; what does
 * not end in `.ts` is a package.
 */
export class Module {
  readonly path: string;
  /** By path, or by the name of a package. */
  readonly #imports = new Map<string, Imported>();

  constructor(path: string) {
    this.path = path;
  }

  /** Imports a value and gives its name. */
  use(from: string, name: string | Code): Code {
    this.#from(from).values.add(String(name));
    return Code.trusted(String(name));
  }

  /** Imports a type and gives its name. */
  type(from: string, name: string | Code): Code {
    this.#from(from).types.add(String(name));
    return Code.trusted(String(name));
  }

  /** The file as text. `generated` puts the line on top that says so. */
  render(body: Code, { generated }: { generated: boolean }): string {
    const head = generated ? `${GENERATED}\n\n` : '';
    const imports = this.#importLines();
    return `${head}${imports}${imports === '' ? '' : '\n'}${String(body)}\n`;
  }

  #from(path: string): Imported {
    const known = this.#imports.get(path);
    if (known) return known;
    const fresh = { values: new Set<string>(), types: new Set<string>() };
    this.#imports.set(path, fresh);
    return fresh;
  }

  #importLines(): string {
    const imports = [...this.#imports].map(([path, names]) => {
      const from = path.endsWith('.ts') ? relativePath(this.path, path) : path;
      return { from, names, distance: distance(from) };
    });
    imports.sort((a, b) => a.distance - b.distance || (a.from < b.from ? -1 : 1));
    return imports.map(({ from, names }) => line(names, from)).join('');
  }
}

function line({ values, types }: Imported, path: string): string {
  const typesOnly = [...types].filter((name) => !values.has(name));
  const keyword = values.size === 0 ? 'import type' : 'import';
  const names = [...[...values].map((name) => ({ name, text: name })), ...typesOnly.map((name) => ({ name, text: values.size === 0 ? name : `type ${name}` }))]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text);
  const flat = `${keyword} { ${names.join(', ')} } from '${path}';\n`;
  return flat.length <= 120 ? flat : `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} from '${path}';\n`;
}

/** Packages first, then far files, then near ones. */
function distance(path: string): number {
  if (!path.startsWith('.')) return 0;
  return 100 - path.split('../').length;
}

/** The specifier with which the file `from` imports the file `to`; both are paths inside the workspace. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const up = '../'.repeat(here.length - shared);
  return (up === '' ? './' : up) + there.slice(shared).join('/');
}
