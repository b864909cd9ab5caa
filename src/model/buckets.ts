/**
 * Lists by key that can be changed into new ones cheaply while the old stay as they are: a shared base and, over it, the few lists that differ.
 * When the layer above has grown to a share of the base, both become a new base, so the cost of that is spread over many changes.
 */
export class Buckets<T> {
  private readonly base: ReadonlyMap<string, readonly T[]>;
  private readonly over: ReadonlyMap<string, readonly T[]>;

  private constructor(base: ReadonlyMap<string, readonly T[]>, over: ReadonlyMap<string, readonly T[]>) {
    this.base = base;
    this.over = over;
  }

  /** Takes the lists as they are; the caller must not write to them any more. */
  static of<T>(lists: ReadonlyMap<string, readonly T[]>): Buckets<T> {
    return new Buckets(lists, new Map());
  }

  /** The list of a key; an empty one where there is none. */
  get(key: string): readonly T[] {
    return this.over.get(key) ?? this.base.get(key) ?? (NONE as readonly T[]);
  }

  edit(): BucketsEdit<T> {
    return new BucketsEdit(this);
  }

  /** These lists with some replaced. */
  with(changed: ReadonlyMap<string, readonly T[]>): Buckets<T> {
    if (changed.size === 0) return this;
    const over = new Map([...this.over, ...changed]);
    if (over.size * 16 < this.base.size + 1_024) return new Buckets(this.base, over);
    const base = new Map([...this.base, ...over]);
    for (const [key, list] of over) if (list.length === 0) base.delete(key);
    return Buckets.of(base);
  }
}

const NONE: readonly never[] = [];

/** Changes to {@link Buckets} that become visible together, in what {@link BucketsEdit.done} gives. */
export class BucketsEdit<T> {
  private readonly before: Buckets<T>;
  private readonly changed = new Map<string, T[]>();

  constructor(before: Buckets<T>) {
    this.before = before;
  }

  /**
   * Takes the value that `is` knows out of the list `from`, and puts `value` into the list `to`: in its old place when both are the same list.
   * Where `from` or `to` is undefined, nothing is taken or put.
   */
  move(from: string | undefined, to: string | undefined, is: (value: T) => boolean, value: T | undefined): void {
    const source = from === undefined ? undefined : this.writable(from);
    const at = source?.findIndex(is) ?? -1;
    if (source && at >= 0 && from === to && value !== undefined) {
      source[at] = value;
      return;
    }
    if (source && at >= 0) source.splice(at, 1);
    if (to !== undefined && value !== undefined) this.writable(to).push(value);
  }

  done(): Buckets<T> {
    return this.before.with(this.changed);
  }

  private writable(key: string): T[] {
    const own = this.changed.get(key);
    if (own) return own;
    const copy = [...this.before.get(key)];
    this.changed.set(key, copy);
    return copy;
  }
}
