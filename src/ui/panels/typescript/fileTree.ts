/** A row of the list of files: a folder, or a file by the index of its path. */
export interface FileRow {
  readonly path: string;
  readonly name: string;
  /** 1 for the top. */
  readonly level: number;
  /** How many rows its folder holds, and which of them it is, from 1. */
  readonly siblings: number;
  readonly place: number;
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
    const siblings = folder.folders.size + folder.files.length;
    let place = 0;
    for (const [name, below] of [...folder.folders].toSorted(([a], [b]) => byName.compare(a, b))) {
      const path = `${prefix}${name}`;
      rows.push({ path, name, level, siblings, place: (place += 1) });
      if (!closed.has(path)) walk(below, `${path}/`, level + 1);
    }
    for (const file of folder.files.toSorted((a, b) => byName.compare(a.name, b.name))) rows.push({ ...file, level, siblings, place: (place += 1) });
  };
  walk(root, '', 1);
  return rows;
}

/** Every folder but those that lead to a file. */
export function foldersBeside(paths: readonly string[], path = ''): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const one of paths) {
    for (let end = one.lastIndexOf('/'); end > 0; end = one.lastIndexOf('/', end - 1)) {
      const folder = one.slice(0, end);
      if (folders.has(folder)) break;
      if (!path.startsWith(`${folder}/`)) folders.add(folder);
    }
  }
  return folders;
}

const byName = new Intl.Collator('en');

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: { name: string; path: string; index: number }[];
}
