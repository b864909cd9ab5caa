import { mark } from '../../language/index.ts';
import { type Command, type CommandGroup, commandTitle } from '../commands/command.ts';
import { shownKeys } from '../commands/keys.ts';

/** One line of the help: what the keys do. */
export interface KeyRow {
  readonly title: string;
  readonly keys: readonly string[];
}

/** The commands of one group: those with keys line by line, and the titles of those that have none. */
export interface KeyGroup {
  readonly title: CommandGroup;
  readonly rows: readonly KeyRow[];
  readonly keyless: readonly string[];
}

const GROUPS: readonly CommandGroup[] = [mark('Add'), mark('Edit'), mark('Arrange'), mark('View'), mark('Findings'), mark('Play'), mark('File'), mark('Help')];
const ARROW = /Arrow(?:Left|Right|Up|Down)$/u;

/** Every command in its group. What an arrow key does in four directions is one line. */
export function keyGroups(commands: readonly Command[]): readonly KeyGroup[] {
  return GROUPS.map((title) => {
    const group = commands.filter((command) => command.group === title);
    return {
      title,
      rows: keyRows(group),
      keyless: group.filter(({ keys, browserKeys }) => (keys ?? browserKeys) === undefined).map(commandTitle),
    };
  }).filter(({ rows, keyless }) => rows.length + keyless.length > 0);
}

function keyRows(commands: readonly Command[]): readonly KeyRow[] {
  const rows = new Map<string, { title: string; keys: string[] }>();
  for (const command of commands) {
    const { id, keys = command.browserKeys } = command;
    if (keys === undefined) continue;
    const title = commandTitle(command);
    const isDirection = keys.some((key) => ARROW.test(key));
    const name = isDirection ? (title.split(': ')[0] ?? title) : title;
    const row = rows.get(isDirection ? name : id);
    if (row) row.keys.push(...keys.map((key) => shownKeys(lastOf(key))));
    else rows.set(isDirection ? name : id, { title: name, keys: keys.map(shownKeys) });
  }
  return [...rows.values()];
}

const lastOf = (keys: string): string => keys.split('+').at(-1) ?? keys;
