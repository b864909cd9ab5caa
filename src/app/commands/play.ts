import {
  breakpoints,
  createScenario,
  entryOf,
  keepRunAsScenario,
  type RunEntry,
  run,
  STOP_KINDS,
  STOP_WORDS,
  useDesign,
  useRun,
  useView,
  view,
} from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, inMode, oneSelected } from './conditions.ts';

const playing = () => inMode('play') && useRun.getState().trace !== null;
const control = (id: string, title: string, keys: readonly string[], act: () => void): Command => ({
  id: `play.${id}`,
  title,
  group: 'Play',
  keys,
  enabled: playing,
  run: act,
});

/** What would be played to see the only thing that is selected at work. */
const entryHere = (): RunEntry | undefined => {
  const id = oneSelected();
  return id === undefined ? undefined : entryOf(useDesign.getState().design, id);
};

/** The element or flow that is selected, which may break. */
const breakable = (): string | undefined => {
  const id = oneSelected();
  const { elements, flows } = useDesign.getState().design;
  return id !== undefined && (elements[id] ?? flows[id]) ? id : undefined;
};

/** Sets a stop at what is selected, or at the line of the log at which the playhead stands. */
function toggleStop(): void {
  const { trace, frame } = useRun.getState();
  const subjectId = breakable() ?? trace?.entries[frame?.entry ?? -1]?.subjects[0];
  if (subjectId !== undefined) breakpoints.toggle({ subjectId });
}

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
  {
    id: 'play.from',
    title: 'Play from here',
    group: 'Play',
    menus: ['record'],
    divided: true,
    words: 'run simulate start entry client saga flow',
    enabled: () => entryHere() !== undefined,
    run: () => {
      const entry = entryHere();
      if (!entry) return;
      run.start(entry, { play: true });
      view.setMode('play');
    },
  },
  {
    id: 'play.break',
    title: 'Break this …',
    group: 'Play',
    menus: ['record'],
    words: 'fault fail down slow error crash chaos',
    enabled: () => breakable() !== undefined && entryHere() !== undefined,
    run: () => {
      const id = breakable();
      const entry = entryHere();
      if (id === undefined || !entry) return;
      if (!inMode('play')) run.start(entry);
      run.askToBreak(id);
      view.select([id]);
      view.setMode('play');
    },
  },
  {
    id: 'play.scenario.new',
    title: 'New scenario under load',
    group: 'Play',
    menus: ['record'],
    words: 'traffic requests per second spike ramp poisson users',
    enabled: () => canEdit() && (entryHere() ?? useRun.getState().entry) !== null && (entryHere() ?? useRun.getState().entry) !== undefined,
    run: () => {
      const entry = entryHere() ?? useRun.getState().entry;
      if (!entry || createScenario(entry) === undefined) return;
      view.setMode('play');
      view.openDrawer('scenario');
    },
  },
  control('pause', 'Play or pause', ['Space'], run.toggle),
  control('reset', 'Back to the start', ['r'], run.reset),
  control('next', 'Next decision', ['.'], run.nextDecision),
  control('previous', 'Previous decision', [','], run.previousDecision),
  control('forward', 'Step forward', ['Shift+Period', 'ArrowRight'], run.stepForward),
  control('back', 'Step back', ['Shift+Comma', 'ArrowLeft'], run.stepBack),
  { id: 'play.log', title: 'Run log', group: 'Play', keys: ['l'], enabled: () => inMode('play'), run: () => view.openDrawer('log') },
  {
    id: 'play.stop',
    title: 'Stop by itself here, or not any more',
    group: 'Play',
    keys: ['b'],
    words: 'breakpoint halt',
    enabled: playing,
    run: toggleStop,
  },
  ...STOP_KINDS.map(
    (kind): Command => ({
      id: `play.stop.${kind}`,
      title: `Stop when: ${STOP_WORDS[kind].toLowerCase()}`,
      group: 'Play',
      words: 'breakpoint halt',
      enabled: playing,
      run: () => void breakpoints.toggle({ kind }),
    }),
  ),
  {
    id: 'play.scenario.keep',
    title: 'Keep this run as a scenario',
    group: 'Play',
    enabled: () => canEdit() && playing(),
    run: () => {
      if (keepRunAsScenario() !== undefined) view.openDrawer('scenario');
    },
  },
  { id: 'play.scenario', title: 'Scenario', group: 'Play', enabled: () => inMode('play'), run: () => view.openDrawer('scenario') },
  {
    id: 'play.results',
    title: 'Results',
    group: 'Play',
    words: 'charts latency throughput compare',
    enabled: () => inMode('play'),
    run: () => view.openDrawer('results'),
  },
  { id: 'play.waterfall', title: 'Waterfall', group: 'Play', words: 'trace spans', enabled: () => inMode('play'), run: () => view.openDrawer('waterfall') },
  { id: 'play.timeline', title: 'Timeline', group: 'Play', enabled: () => inMode('play'), run: () => view.openDrawer('timeline') },
];
