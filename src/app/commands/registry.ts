import { addCommands } from './add.ts';
import { arrangeCommands } from './arrange.ts';
import type { Command, CommandGroup, MenuName } from './command.ts';
import { editCommands } from './edit.ts';
import { exploreCommands } from './explore.ts';
import { fileCommands } from './file.ts';
import { findingsCommands } from './findings.ts';
import { focusCommands } from './focus.ts';
import { helpCommands } from './help.ts';
import { lensCommands } from './lens.ts';
import { playCommands } from './play.ts';
import { presentCommands } from './present.ts';
import { viewCommands } from './view.ts';

/** Every command there is. Where two share a key, the first that is enabled takes it. */
export const COMMANDS: readonly Command[] = [
  ...presentCommands,
  ...playCommands,
  ...exploreCommands,
  ...lensCommands,
  ...addCommands,
  ...editCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...focusCommands,
  ...findingsCommands,
  ...fileCommands,
  ...helpCommands,
];

/** What one wants of a thing most often stands first in its menu. */
const RECORD_ORDER: readonly CommandGroup[] = ['Add', 'Edit', 'Arrange', 'View', 'Findings', 'Play'];

/** The commands of a menu, in the order of the registry; those of a record by their groups. */
export function menu(name: MenuName): readonly Command[] {
  const commands = COMMANDS.filter((command) => command.menus?.includes(name));
  return name === 'record' ? commands.toSorted((a, b) => RECORD_ORDER.indexOf(a.group) - RECORD_ORDER.indexOf(b.group)) : commands;
}

export function commandOf(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`There is no command “${id}”.`);
  return command;
}
