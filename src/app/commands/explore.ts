import { mark } from '../../language/index.ts';
import { copyCounterexample, copyRun, explorer, takeCounterexampleTest, useDesign, useExplore, useRun } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { inMode, oneSelected } from './conditions.ts';

const counterexample = () => {
  const { open, result } = useExplore.getState();
  return open && result.kind === 'done' && result.exploration.counterexample !== undefined;
};

/** The saga that is selected, if that is what is selected. */
function sagaSelected(): string | undefined {
  const id = oneSelected();
  return id !== undefined && useDesign.getState().design.sagas[id] ? id : undefined;
}

export const exploreCommands: readonly Command[] = [
  {
    id: 'explore.open',
    title: mark('Try everything on a saga'),
    group: 'Play',
    keys: ['e'],
    words: mark('explorer explore every fault failure order prove verify counterexample'),
    enabled: () => useDesign.getState().ready,
    run: () => explorer.open(sagaSelected()),
  },
  {
    id: 'explore.play',
    title: mark('Play the counterexample'),
    group: 'Play',
    words: mark('explorer'),
    enabled: () => inMode('play') && counterexample(),
    run: () => void explorer.play(),
  },
  {
    id: 'explore.messages',
    title: mark('Counterexample: messages or canvas'),
    group: 'Play',
    keys: ['m'],
    words: mark('explorer sequence'),
    enabled: () => inMode('play') && counterexample(),
    run: () => explorer.showPicture(useExplore.getState().picture === 'sequence' ? 'canvas' : 'sequence'),
  },
  {
    id: 'explore.copy',
    title: mark('Copy counterexample as Mermaid'),
    group: 'Play',
    words: mark('explorer sequence diagram'),
    enabled: counterexample,
    run: () => void copyCounterexample(),
  },
  {
    id: 'explore.copyTest',
    title: mark('Copy counterexample as test'),
    group: 'Play',
    words: mark('explorer typescript workspace vitest'),
    enabled: counterexample,
    run: () => void takeCounterexampleTest('copy'),
  },
  {
    id: 'explore.downloadTest',
    title: mark('Download counterexample as test'),
    group: 'Play',
    words: mark('explorer typescript workspace vitest'),
    enabled: counterexample,
    run: () => void takeCounterexampleTest('download'),
  },
  {
    id: 'play.copyMermaid',
    title: mark('Copy run as Mermaid'),
    group: 'Play',
    words: mark('sequence diagram messages trace'),
    enabled: () => useRun.getState().trace !== null,
    run: () => void copyRun('mermaid'),
  },
  {
    id: 'play.copyMarkdown',
    title: mark('Copy run as Markdown'),
    group: 'Play',
    words: mark('summary report results log trace'),
    enabled: () => useRun.getState().trace !== null,
    run: () => void copyRun('markdown'),
  },
];
