/** A row of the list of files: a folder, or a file by the index of its path. */
export interface FileRow {
  readonly path: string;
  readonly name: string;
  /** 1 for the top. */
  readonly level: number;
  /** Absent for a folder. */
  readonly index?: number;
}

/** Folders before files, each by name, in the order in which they are shown. Folders in `closed` keep their content to themselves. */
export function fileRows(paths: readonly string[], closed: ReadonlySet<string>): readonly FileRow[] {
  const root: Folder = { folders: new Map(), files: [] };
  paths.forEach((path, index) => {
    const parts = path.split('/');
    const name = parts.pop() ?? path;
    const folder = parts.reduce<Folder>((parent, part) => {
      const known: Folder = parent.folders.get(part) ?? { folders: new Map(), files: [] };
      parent.folders.set(part, known);
      return known;
    }, root);
    folder.files.push({ name, path, index });
  });

  const rows: FileRow[] = [];
  const walk = (folder: Folder, prefix: string, level: number) => {
    for (const [name, below] of [...folder.folders].toSorted(([a], [b]) => a.localeCompare(b))) {
      const path = `${prefix}${name}`;
      rows.push({ path, name, level });
      if (!closed.has(path)) walk(below, `${path}/`, level + 1);
    }
    for (const file of folder.files.toSorted((a, b) => a.name.localeCompare(b.name))) rows.push({ ...file, level });
  };
  walk(root, '', 1);
  return rows;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: { name: string; path: string; index: number }[];
}
