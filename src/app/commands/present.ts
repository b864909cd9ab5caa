import { mark } from '../../language/index.ts';
import { isPresenting, present, useDesign, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';

const turns = (id: string, title: string, keys: readonly string[], by: number): Command => ({
  id: `present.${id}`,
  title,
  group: 'View',
  keys,
  menus: ['slide'],
  presenting: true,
  words: mark('slide presentation'),
  enabled: isPresenting,
  run: () => present.step(by),
});

export const presentCommands: readonly Command[] = [
  {
    id: 'present.toggle',
    title: mark('Present: frames as slides'),
    group: 'View',
    keys: ['Alt+KeyP'],
    menus: ['main', 'canvas'],
    presenting: true,
    words: mark('presentation slideshow full screen workshop'),
    enabled: () => useDesign.getState().ready && !useView.getState().startPage,
    run: () => (isPresenting() ? present.leave() : present.start()),
  },
  turns('next', mark('Next slide'), ['ArrowRight', 'PageDown', 'Space'], 1),
  turns('previous', mark('Previous slide'), ['ArrowLeft', 'PageUp', 'Shift+Space'], -1),
  turns('first', mark('First slide'), ['Home'], Number.NEGATIVE_INFINITY),
  turns('last', mark('Last slide'), ['End'], Number.POSITIVE_INFINITY),
  {
    id: 'present.leave',
    title: mark('Leave the presentation'),
    group: 'View',
    keys: ['Escape'],
    menus: ['slide'],
    divided: true,
    presenting: true,
    words: mark('slide presentation'),
    enabled: () => isPresenting() && useView.getState().dialog === null,
    run: present.leave,
  },
];
