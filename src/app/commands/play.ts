import { inSentence, mark, t } from '../../language/index.ts';
import { announce } from '../../ui/controls/announce.ts';
import {
  breakpoints,
  type ComparedWith,
  comparison,
  createScenario,
  type DrawerTab,
  entryOf,
  keepRunAsScenario,
  type RunEntry,
  run,
  STOP_KINDS,
  STOP_WORDS,
  useComparison,
  useDesign,
  useRun,
  useView,
  view,
} from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, inMode, oneSelected } from './conditions.ts';

const playing = () => inMode('play') && useRun.getState().trace !== null;
const control = (id: string, title: string, keys: readonly string[], words: string, act: () => void): Command => ({
  id: `play.${id}`,
  title,
  group: 'Play',
  ...(keys.length > 0 ? { keys } : {}),
  words,
  enabled: playing,
  run: act,
});

/** Says so where there is nothing to go to. */
const jump = (go: () => void) => (): void => {
  const { tUs } = useRun.getState();
  go();
  if (useRun.getState().tUs === tUs) announce(tUs === 0 ? t('This is the start of the run.') : t('There is nothing further in this run.'));
};

/** Opens the drawer in Play at something that is told of a run. */
const shows = (id: string, tab: DrawerTab, title: string, words: string, keys?: readonly string[]): Command => ({
  id: `play.${id}`,
  title,
  group: 'Play',
  ...(keys ? { keys } : {}),
  words: `show open see ${words}`,
  enabled: () => inMode('play'),
  run: () => view.openDrawer(tab),
});

/** Steps of the speed: a factor of about two. */
const FASTER = 10 ** 0.25;

/** Plays the same run beside the one on the canvas, and shows both. */
function compare(compared: ComparedWith): void {
  comparison.start(compared);
  view.openDrawer('results');
}

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
    title: mark('Play mode on or off'),
    group: 'Play',
    keys: ['t'],
    words: mark('run simulate saga'),
    menus: ['canvas'],
    run: () => view.setMode(useView.getState().mode === 'play' ? 'design' : 'play'),
  },
  {
    id: 'play.from',
    title: mark('Play from here'),
    group: 'Play',
    menus: ['record'],
    divided: true,
    words: mark('run simulate start entry client saga flow'),
    enabled: () => entryHere() !== undefined,
    applies: () => oneSelected() !== undefined,
    run: () => {
      const entry = entryHere();
      if (!entry) return;
      run.start(entry, { play: true });
      view.setMode('play');
    },
  },
  {
    id: 'play.break',
    title: mark('Break this …'),
    group: 'Play',
    menus: ['record'],
    words: mark('fault fail down slow error crash chaos'),
    enabled: () => breakable() !== undefined && entryHere() !== undefined,
    applies: () => breakable() !== undefined,
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
    title: mark('New scenario under load'),
    group: 'Play',
    menus: ['record'],
    applies: () => oneSelected() !== undefined,
    words: mark('traffic requests per second spike ramp poisson users'),
    enabled: () => canEdit() && (entryHere() ?? useRun.getState().entry) !== null && (entryHere() ?? useRun.getState().entry) !== undefined,
    run: () => {
      const entry = entryHere() ?? useRun.getState().entry;
      if (!entry || createScenario(entry) === undefined) return;
      view.setMode('play');
      view.openDrawer('scenario');
    },
  },
  control('pause', mark('Play or pause'), ['Space'], mark('run start stop halt resume'), run.toggle),
  control('reset', mark('Back to the start'), ['r'], mark('rewind restart again beginning'), run.reset),
  control('next', mark('Next decision'), ['.'], mark('jump forward playhead'), jump(run.nextDecision)),
  control('previous', mark('Previous decision'), [','], mark('jump back playhead'), jump(run.previousDecision)),
  control('forward', mark('Step forward'), ['Shift+Period', 'ArrowRight'], mark('next event entry playhead'), jump(run.stepForward)),
  control('back', mark('Step back'), ['Shift+Comma', 'ArrowLeft'], mark('previous event entry playhead'), jump(run.stepBack)),
  control('faster', mark('Play faster'), [], mark('speed quick'), () => run.setSpeed(useRun.getState().speed * FASTER)),
  control('slower', mark('Play slower'), [], mark('speed slow'), () => run.setSpeed(useRun.getState().speed / FASTER)),
  control('normal', mark('Play at normal speed'), [], 'speed 1', () => run.setSpeed(1)),
  {
    id: 'play.mend',
    title: mark('Take all faults away'),
    group: 'Play',
    words: mark('repair mend heal clear normal broken'),
    enabled: () => playing() && useRun.getState().faults.length > 0,
    run: run.clearFaults,
  },
  shows('log', 'log', mark('Run log'), mark('events why reasons history'), ['l']),
  {
    id: 'play.stop',
    title: mark('Stop by itself here, or not any more'),
    group: 'Play',
    keys: ['b'],
    words: mark('breakpoint halt'),
    enabled: playing,
    run: toggleStop,
  },
  ...STOP_KINDS.map(
    (kind): Command => ({
      id: `play.stop.${kind}`,
      title: mark('Stop when: {{what}}'),
      values: () => ({ what: inSentence(STOP_WORDS[kind]) }),
      group: 'Play',
      words: mark('breakpoint halt'),
      enabled: playing,
      run: () => void breakpoints.toggle({ kind }),
    }),
  ),
  {
    id: 'play.scenario.keep',
    title: mark('Keep this run as a scenario'),
    group: 'Play',
    words: mark('save store'),
    enabled: () => canEdit() && playing(),
    run: () => {
      if (keepRunAsScenario() !== undefined) view.openDrawer('scenario');
    },
  },
  shows('scenario', 'scenario', mark('Scenario'), mark('load traffic faults timeline edit spike ramp poisson users duration seed')),
  shows(
    'results',
    'results',
    mark('Results: charts and numbers'),
    mark('chart graph latency percentiles p50 p95 p99 throughput availability errors queue depth statistics compare'),
  ),
  shows('waterfall', 'waterfall', mark('Waterfall: spans of a request'), mark('trace tracing attempts spans distributed')),
  shows('timeline', 'timeline', mark('Timeline'), mark('playhead scrub lanes over time gantt')),
  {
    id: 'play.compare.faults',
    title: mark('Compare with the run without the faults'),
    group: 'Play',
    words: mark('two runs side by side difference'),
    enabled: () => playing() && useRun.getState().faults.length > 0,
    run: () => compare({ kind: 'no-faults' }),
  },
  {
    id: 'play.compare.before',
    title: mark('Compare with the run before the change'),
    group: 'Play',
    words: mark('two runs side by side difference fix after'),
    enabled: () => playing() && useRun.getState().before !== null,
    run: () => compare({ kind: 'before' }),
  },
  {
    id: 'play.compare.end',
    title: mark('Stop comparing runs'),
    group: 'Play',
    words: mark('side by side close'),
    enabled: () => useComparison.getState().with !== null,
    run: comparison.end,
  },
];
