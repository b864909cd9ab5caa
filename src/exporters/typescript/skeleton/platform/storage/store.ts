import { VersionConflict } from '../errors.ts';

/** A record and the version under which it was read. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

/** Port to a data store: records by key, written only over the version that was read. */
export interface Store<T> {
  get(key: string): Promise<Versioned<T> | undefined>;
  /** `expected` is the version that was read, 0 for a new record. Throws {@link VersionConflict} when somebody else was faster. */
  put(key: string, value: T, expected: number): Promise<Versioned<T>>;
  remove(key: string, expected: number): Promise<void>;
  /** Every record, in order of first writing. */
  all(): Promise<readonly (readonly [key: string, record: Versioned<T>])[]>;
}

export class InMemoryStore<T> implements Store<T> {
  readonly #records = new Map<string, Versioned<T>>();

  async get(key: string): Promise<Versioned<T> | undefined> {
    return structuredClone(this.#records.get(key));
  }

  async put(key: string, value: T, expected: number): Promise<Versioned<T>> {
    this.#check(key, expected);
    const record = structuredClone({ value, version: expected + 1 });
    this.#records.set(key, record);
    return structuredClone(record);
  }

  async remove(key: string, expected: number): Promise<void> {
    this.#check(key, expected);
    this.#records.delete(key);
  }

  async all(): Promise<readonly (readonly [string, Versioned<T>])[]> {
    return structuredClone([...this.#records]);
  }

  #check(key: string, expected: number): void {
    const actual = this.#records.get(key)?.version ?? 0;
    if (actual !== expected) throw new VersionConflict(`"${key}" is at version ${actual}, not ${expected}`);
  }
}
