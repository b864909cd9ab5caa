/** A folder of the device in memory, as the File System API shows it. */
export class FakeFolder {
  readonly kind = 'directory';
  readonly name: string;
  /** Folders and the texts of files, by name. */
  readonly entries = new Map<string, FakeFolder | string>();
  readonly #fault: (path: string, action: 'read' | 'write' | 'remove') => void;
  readonly #path: string;

  /** @param fault throws where the device refuses */
  constructor(name: string, fault: (path: string, action: 'read' | 'write' | 'remove') => void = () => undefined, path = '') {
    this.name = name;
    this.#fault = fault;
    this.#path = path;
  }

  /** As the browser's type. */
  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }

  /** Paths of the files in it and below, in order. */
  get paths(): readonly string[] {
    return [...this.entries].flatMap(([name, entry]) => (entry instanceof FakeFolder ? entry.paths.map((path) => `${name}/${path}`) : [name])).sort();
  }

  /** The text of a file. */
  text(path: string): string | undefined {
    const [name = '', ...rest] = path.split('/');
    const entry = this.entries.get(name);
    return entry instanceof FakeFolder ? entry.text(rest.join('/')) : entry;
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<FakeFolder> {
    const known = this.entries.get(name);
    if (typeof known === 'string') throw new DOMException('It is a file.', 'TypeMismatchError');
    if (!known && !create) throw new DOMException('It is not there.', 'NotFoundError');
    const folder = known ?? new FakeFolder(name, this.#fault, this.#pathOf(name));
    this.entries.set(name, folder);
    return folder;
  }

  async getFileHandle(name: string, { create = false } = {}) {
    const known = this.entries.get(name);
    if (known instanceof FakeFolder) throw new DOMException('It is a folder.', 'TypeMismatchError');
    if (known === undefined && !create) throw new DOMException('It is not there.', 'NotFoundError');
    this.entries.set(name, known ?? '');
    return {
      getFile: async () => {
        this.#fault(this.#pathOf(name), 'read');
        return { text: async () => this.entries.get(name) };
      },
      createWritable: async () => ({
        write: async (content: string) => {
          this.#fault(this.#pathOf(name), 'write');
          this.entries.set(name, content);
        },
        close: async () => undefined,
        abort: async () => undefined,
      }),
    };
  }

  async removeEntry(name: string): Promise<void> {
    this.#fault(this.#pathOf(name), 'remove');
    const known = this.entries.get(name);
    if (known === undefined) throw new DOMException('It is not there.', 'NotFoundError');
    if (known instanceof FakeFolder && known.entries.size > 0) throw new DOMException('It is not empty.', 'InvalidModificationError');
    this.entries.delete(name);
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}/${name}`;
  }
}
