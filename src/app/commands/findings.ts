import { findings, useFindings, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';

const some = () => useFindings.getState().findings.length > 0;

export const findingsCommands: readonly Command[] = [
  { id: 'findings.next', title: 'Next finding', group: 'Findings', keys: ['F8'], inFields: true, enabled: some, run: () => show(() => findings.next()) },
  {
    id: 'findings.previous',
    title: 'Previous finding',
    group: 'Findings',
    keys: ['Shift+F8'],
    inFields: true,
    enabled: some,
    run: () => show(() => findings.previous()),
  },
  {
    id: 'findings.fix',
    title: 'Fixes for this finding',
    group: 'Findings',
    keys: ['$mod+Period'],
    words: 'quick fix repair',
    enabled: some,
    inFields: true,
    run: () => show(() => findings.askForFixes()),
  },
];

function show(step: () => void): void {
  view.openDrawer('findings');
  step();
}
