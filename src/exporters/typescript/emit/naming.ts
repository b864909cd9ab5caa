import { Code } from './code.ts';
import { camelCase, kebabCase, pascalCase, suffixOf, wordsOf } from './identifiers.ts';

/** One thing under all the names that it has in code and on disk. They share their suffix, where they have one. */
export interface Name {
  /** `ReserveStock`: types, schemas. */
  readonly pascal: Code;
  /** `reserveStock`: variables, functions, methods. */
  readonly camel: Code;
  /** `reserve-stock`: files, routes. Lower case, at most 60 characters. */
  readonly slug: string;
}

export interface ScopeOptions {
  /** Words that nothing may be called, in lower case and without separators. */
  readonly reserved?: readonly ReadonlySet<string>[];
  /** What a name is called of which nothing is left in ASCII: `service`. */
  readonly fallback: string;
}

/**
 * Hands out names that are unique, also for file systems and readers that do not tell upper from lower case. The first to ask for a name gets it as it
 * is; everybody later gets a suffix made from the record's own id. Ask in the order of ids: the result depends on nothing else.
 */
export class NamingScope {
  readonly #taken = new Set<string>();
  readonly #options: ScopeOptions;

  constructor(options: ScopeOptions) {
    this.#options = options;
  }

  claim(name: string, id: string): Name {
    const words = wordsOf(name);
    const base = words.length === 0 ? [this.#options.fallback] : words;
    const plain = base.join('');
    if (words.length > 0 && this.#free(plain)) return this.#take(plain, base, '');
    for (let length = 4; ; length++) {
      const suffix = suffixOf(id, length);
      if (this.#free(plain + suffix)) return this.#take(plain + suffix, base, suffix);
    }
  }

  #free(key: string): boolean {
    return !this.#taken.has(key) && !(this.#options.reserved ?? []).some((set) => set.has(key));
  }

  #take(key: string, base: readonly string[], suffix: string): Name {
    this.#taken.add(key);
    const end = suffix === '' ? '' : `_${suffix}`;
    return {
      pascal: Code.trusted(pascalCase(base) + end),
      camel: Code.trusted(camelCase(base) + end),
      slug: kebabCase(suffix === '' ? base : [...base, suffix]),
    };
  }
}

/** `create` + `Orders`: an identifier made of fixed words and a name. */
export function affix(before: string, name: Code, after = ''): Code {
  if (!/^[A-Za-z]*$/.test(before + after)) throw new Error(`“${before}…${after}” is not part of an identifier`);
  return Code.trusted(before + String(name) + after);
}
