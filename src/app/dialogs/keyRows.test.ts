import { describe, expect, it } from 'vitest';
import { type Command, commandTitle } from '../commands/command.ts';
import { COMMANDS } from '../commands/registry.ts';
import { keyGroups } from './keyRows.ts';

const command = (id: string, title: string, keys?: readonly string[]): Command => ({
  id,
  title,
  group: 'Arrange',
  ...(keys ? { keys } : {}),
  run: () => undefined,
});

describe('the keys that are shown', () => {
  it('are one line for what an arrow key does in all directions', () => {
    const [group] = keyGroups([
      command('push.left', 'Push far: left', ['Shift+ArrowLeft']),
      command('tidy', 'Tidy: now', ['t']),
      command('push.right', 'Push far: right', ['Shift+ArrowRight']),
    ]);
    expect(group?.rows).toEqual([
      { title: 'Push far', keys: ['Shift ←', '→'] },
      { title: 'Tidy: now', keys: ['T'] },
    ]);
  });

  it('stand beside the commands that have none', () => {
    expect(keyGroups([command('align', 'Align'), command('tidy', 'Tidy', ['t'])])).toEqual([
      { title: 'Arrange', rows: [{ title: 'Tidy', keys: ['T'] }], keyless: ['Align'] },
    ]);
  });

  it('leave no command of the registry out', () => {
    const groups = keyGroups(COMMANDS);
    const shown = groups.flatMap(({ rows, keyless }) => [...rows.map(({ title }) => title), ...keyless]);
    expect(COMMANDS.map(commandTitle).filter((title) => !shown.some((one) => title === one || title.startsWith(`${one}: `)))).toEqual([]);
  });
});
