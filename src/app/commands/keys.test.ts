import { afterEach, describe, expect, it } from 'vitest';
import { useNotices, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { isSingle, keysOf } from './keys.ts';
import { COMMANDS } from './registry.ts';

const command = (...keys: string[]): Command => ({ id: 'x', title: 'X', group: 'Edit', keys, run: () => undefined });

describe('single keys', () => {
  afterEach(() => view.setSingleKeys(true));

  it('are characters, with Shift or without', () => {
    expect(['n', '.', 'Shift+?', 'Shift+Digit1', 'Space'].map(isSingle)).toEqual([true, true, true, true, true]);
    expect(['$mod+z', 'Alt+ArrowLeft', 'ArrowLeft', 'F2', 'Enter', 'Delete', 'Escape', 'Shift+F8'].some(isSingle)).toBe(false);
  });

  it('are not shown beside commands while they are switched off', () => {
    view.setSingleKeys(false);
    expect(keysOf(command('n'))).toBeUndefined();
    expect(keysOf(command('n', '$mod+j'))).toBe('Ctrl J');
  });

  it('say so when they are switched', () => {
    const shown = (): readonly string[] => useNotices.getState().notices.map(({ title }) => title);
    const toggle = COMMANDS.find(({ id }) => id === 'view.singleKeys') ?? command();
    toggle.run();
    expect(shown()).toEqual(['Single-letter keys are off']);
    toggle.run();
    expect(shown()).toEqual(['Single-letter keys are on']);
  });

  it('are not all that leads to the help and to every command', () => {
    view.setSingleKeys(false);
    expect(keysOf(COMMANDS.find(({ id }) => id === 'help.commands') ?? command())).toBe('Ctrl K');
  });
});
