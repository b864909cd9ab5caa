import type { OutlineRow } from './tree.ts';

/** What a key asks of the outline. */
export type OutlineAct =
  | { readonly do: 'focus'; readonly key: string }
  | { readonly do: 'toggle'; readonly key: string }
  | { readonly do: 'select' | 'extend' | 'rename' | 'remove' | 'connect' | 'kind' | 'add' | 'move' | 'menu'; readonly key: string }
  | { readonly do: 'reorder'; readonly key: string; readonly by: -1 | 1 }
  | { readonly do: 'findings'; readonly key: string };

export interface OutlineKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Letters that do something on an element or a context; switched off with the other single keys, and inside of a word that is being typed. */
const LETTERS: Readonly<Record<string, 'connect' | 'add' | 'move'>> = { c: 'connect', n: 'add', m: 'move' };

/**
 * What a key does on the row that has the focus, by the tree pattern of the ARIA Authoring Practices: arrows walk and fold,
 * Home and End jump, letters find. Nothing for keys that the outline leaves to others.
 * @param typed what was typed in the last moment, with this key already in it when it is a letter
 */
export function outlineAct(rows: readonly OutlineRow[], focused: string, pressed: OutlineKey, typed: string, singleKeys: boolean): OutlineAct | undefined {
  const at = rows.findIndex((row) => row.key === focused);
  const row = rows[at];
  if (!row) return undefined;
  if (pressed.alt) return row.kind === 'step' || row.kind === 'frame' ? reorder(row, pressed.key) : undefined;

  switch (pressed.key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (row.expanded === undefined) return undefined;
      return row.expanded ? focus(rows[at + 1]) : { do: 'toggle', key: row.key };
    case 'ArrowLeft':
      if (row.expanded) return { do: 'toggle', key: row.key };
      return focus(rows.find((one) => one.key === row.parent));
    case 'Enter':
      return row.id === undefined ? { do: 'toggle', key: row.key } : { do: 'select', key: row.key };
    case ' ':
      return row.id === undefined ? { do: 'toggle', key: row.key } : { do: 'extend', key: row.key };
    case 'F2':
      return row.id === undefined ? undefined : { do: 'rename', key: row.key };
    case 'Delete':
    case 'Backspace':
      return row.id === undefined ? undefined : { do: 'remove', key: row.key };
    case 'ContextMenu':
      return { do: 'menu', key: row.key };
    case 'F10':
      return pressed.shift ? { do: 'menu', key: row.key } : undefined;
    default:
      return pressed.ctrl ? undefined : letter(rows, at, row, pressed.key, typed, singleKeys);
  }
}

const focus = (row: OutlineRow | undefined): OutlineAct | undefined => row && { do: 'focus', key: row.key };

function reorder(row: OutlineRow, key: string): OutlineAct | undefined {
  if (key === 'ArrowUp') return { do: 'reorder', key: row.key, by: -1 };
  return key === 'ArrowDown' ? { do: 'reorder', key: row.key, by: 1 } : undefined;
}

function letter(rows: readonly OutlineRow[], at: number, row: OutlineRow, key: string, typed: string, singleKeys: boolean): OutlineAct | undefined {
  if (key.length !== 1) return undefined;
  const act = LETTERS[key.toLocaleLowerCase()];
  if (act && singleKeys && typed.length === 1 && allows(row, act)) return { do: act, key: row.key };
  return focus(typeAhead(rows, at, typed));
}

/** Rows into or beside which something can be added. */
const ADDS: ReadonlySet<OutlineRow['kind']> = new Set(['context', 'element', 'group', 'saga', 'step']);

/** Whether an act makes sense on a row. */
export function allows(row: OutlineRow, act: 'connect' | 'kind' | 'add' | 'move'): boolean {
  switch (act) {
    case 'connect':
      return row.kind === 'element' || row.kind === 'context';
    case 'kind':
      return row.kind === 'element';
    case 'move':
      return row.kind === 'element' || row.kind === 'note';
    case 'add':
      return ADDS.has(row.kind);
  }
}

/** The next row that begins with what was typed, around the end. The same letter again and again walks through all that begin with it. */
export function typeAhead(rows: readonly OutlineRow[], at: number, typed: string): OutlineRow | undefined {
  const word = typed.toLocaleLowerCase();
  const repeated = [...word].every((one) => one === word[0]);
  const wanted = repeated ? (word[0] ?? '') : word;
  const start = repeated ? at + 1 : at;
  const around = [...rows.slice(start), ...rows.slice(0, start)];
  return around.find((row) => row.label.toLocaleLowerCase().startsWith(wanted));
}
