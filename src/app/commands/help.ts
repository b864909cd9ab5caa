import { view } from '../../workspace/index.ts';
import type { Command } from './command.ts';

export const helpCommands: readonly Command[] = [
  {
    id: 'help.commands',
    title: 'Every command',
    group: 'Help',
    keys: ['$mod+k'],
    menus: ['main', 'canvas'],
    divided: true,
    words: 'palette search',
    inFields: true,
    run: () => view.openDialog('commands'),
  },
  { id: 'help.keys', title: 'Keys', group: 'Help', keys: ['Shift+?'], menus: ['main'], words: 'shortcuts help', run: () => view.openDialog('keys') },
];
