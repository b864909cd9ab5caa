import { mark } from '../../language/index.ts';
import { view } from '../../workspace/index.ts';
import type { Command } from './command.ts';

export const helpCommands: readonly Command[] = [
  {
    id: 'help.commands',
    title: mark('Every command'),
    group: 'Help',
    keys: ['$mod+k'],
    menus: ['main', 'canvas'],
    divided: true,
    words: mark('palette search'),
    inFields: true,
    run: () => view.openDialog('commands'),
  },
  {
    id: 'help.keys',
    title: mark('Keys'),
    group: 'Help',
    keys: ['Shift+?'],
    menus: ['main'],
    words: mark('shortcuts help'),
    run: () => view.openDialog('keys'),
  },
];
