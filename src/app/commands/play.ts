import { run, useRun, useView, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { inMode } from './conditions.ts';

const playing = () => inMode('play') && useRun.getState().trace !== null;
const control = (id: string, title: string, keys: readonly string[], act: () => void): Command => ({
  id: `play.${id}`,
  title,
  group: 'Play',
  keys,
  enabled: playing,
  run: act,
});

export const playCommands: readonly Command[] = [
  {
    id: 'play.toggle',
    title: 'Play mode on or off',
    group: 'Play',
    keys: ['t'],
    words: 'run simulate saga',
    menus: ['canvas'],
    run: () => view.setMode(useView.getState().mode === 'play' ? 'design' : 'play'),
  },
  control('pause', 'Play or pause', ['Space'], run.toggle),
  control('reset', 'Back to the start', ['r'], run.reset),
  control('next', 'Next decision', ['.'], run.nextDecision),
  control('previous', 'Previous decision', [','], run.previousDecision),
  control('forward', 'Step forward', ['Shift+Period', 'ArrowRight'], run.stepForward),
  control('back', 'Step back', ['Shift+Comma', 'ArrowLeft'], run.stepBack),
  { id: 'play.log', title: 'Run log', group: 'Play', keys: ['l'], enabled: () => inMode('play'), run: () => view.openDrawer('log') },
  { id: 'play.timeline', title: 'Timeline', group: 'Play', enabled: () => inMode('play'), run: () => view.openDrawer('timeline') },
];
