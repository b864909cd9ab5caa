import type { MenuGroup } from '../../ui/controls/index.ts';
import { type Command, commandTitle } from './command.ts';
import { perform } from './perform.ts';
import { keysOf } from './keys.ts';

/** The rows of a menu, made from commands that have a meaning there. What cannot run now is greyed out, not hidden. */
export function menuGroups(commands: readonly Command[]): readonly MenuGroup[] {
  const groups: Command[][] = [];
  for (const command of commands.filter(({ applies }) => applies?.() ?? true)) {
    const last = groups.at(-1);
    if (!last || command.divided || last[0]?.group !== command.group) groups.push([command]);
    else last.push(command);
  }
  return groups.map((group) => ({
    items: group.map((command) => ({
      id: command.id,
      label: commandTitle(command),
      keys: keysOf(command),
      disabled: !(command.enabled?.() ?? true),
      onSelect: () => perform(command),
    })),
  }));
}
