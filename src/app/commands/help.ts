import { mark } from '../../language/index.ts';
import { typeAhead } from '../../ui/controls/typeAhead.ts';
import { hints, view } from '../../workspace/index.ts';
import { canInstall, install } from '../install.ts';
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
    run: () => {
      typeAhead();
      view.openDialog('commands');
    },
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
    id: 'help.install',
    title: mark('Install as an app …'),
    group: 'Help',
    menus: ['main'],
    words: mark('offline desktop home screen pwa'),
    enabled: canInstall,
    run: () => void install(),
  },
  {
    id: 'help.hints',
    title: mark('Show the three hints again'),
    group: 'Help',
    words: mark('onboarding tour introduction help tips'),
    run: hints.again,
  },
];
