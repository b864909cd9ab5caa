import { mark } from '../../language/index.ts';
import { hints, view } from '../../workspace/index.ts';
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
  {
    id: 'help.hints',
    title: mark('Show the three hints again'),
    group: 'Help',
    words: mark('onboarding tour introduction help tips'),
    run: hints.again,
  },
];
