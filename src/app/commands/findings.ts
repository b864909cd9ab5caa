import { mark } from '../../language/index.ts';
import { announce } from '../../ui/controls/announce.ts';
import { SEVERITY_WORDS } from '../../ui/controls/Severity.tsx';
import { type FindingGrouping, findings, useFindings, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit } from './conditions.ts';

const some = () => useFindings.getState().findings.length > 0;

/** The finding that is lit up. */
const active = () => useFindings.getState().findings.find(({ key }) => key === useFindings.getState().active);

const GROUPINGS: readonly { readonly by: FindingGrouping; readonly title: string }[] = [
  { by: 'severity', title: mark('Group findings by severity') },
  { by: 'rule', title: mark('Group findings by rule') },
  { by: 'element', title: mark('Group findings by element') },
];

export const findingsCommands: readonly Command[] = [
  { id: 'findings.next', title: mark('Next finding'), group: 'Findings', keys: ['F8'], inFields: true, enabled: some, run: () => go(findings.next) },
  {
    id: 'findings.previous',
    title: mark('Previous finding'),
    group: 'Findings',
    keys: ['Shift+F8'],
    inFields: true,
    enabled: some,
    run: () => go(findings.previous),
  },
  {
    id: 'findings.fix',
    title: mark('Fixes for this finding'),
    group: 'Findings',
    keys: ['$mod+Period'],
    words: mark('quick fix repair'),
    enabled: some,
    inFields: true,
    run: () => show(() => findings.askForFixes()),
  },
  {
    id: 'findings.fixAll',
    title: mark('Fix all of this kind …'),
    group: 'Findings',
    keys: ['$mod+Shift+Period'],
    inFields: true,
    words: mark('quick fix repair rule every'),
    enabled: () => canEdit() && active() !== undefined,
    run: () => {
      const finding = active();
      if (finding) view.openDialog('fixAll', { id: finding.ruleId });
    },
  },
  {
    id: 'findings.fixSafe',
    title: mark('Fix everything that is safe …'),
    group: 'Findings',
    keys: ['$mod+Alt+Period'],
    inFields: true,
    words: mark('quick fix repair automatic all'),
    enabled: () => canEdit() && some(),
    run: () => view.openDialog('fixSafe'),
  },
  {
    id: 'findings.accept',
    title: mark('Accept finding …'),
    group: 'Findings',
    words: mark('decision reason ignore suppress'),
    enabled: () => canEdit() && active() !== undefined,
    run: () => {
      const finding = active();
      if (finding) view.openDialog('accept', { id: finding.key });
    },
  },
  {
    id: 'findings.why',
    title: mark('Why? About this rule'),
    group: 'Findings',
    keys: ['F1'],
    inFields: true,
    words: mark('explain help documentation'),
    enabled: () => active() !== undefined,
    run: () => {
      const finding = active();
      if (finding) view.openDialog('rules', { id: finding.ruleId });
    },
  },
  ...GROUPINGS.map(
    ({ by, title }): Command => ({
      id: `findings.by.${by}`,
      title,
      group: 'Findings',
      words: mark('sort list'),
      run: () => {
        view.groupFindings(by);
        view.openDrawer('findings');
      },
    }),
  ),
  {
    id: 'findings.rules',
    title: mark('Show rules'),
    group: 'Findings',
    words: mark('settings anti-patterns catalogue thresholds parameters preset'),
    run: () => view.openDialog('rules'),
  },
  {
    id: 'findings.health',
    title: mark('Show health'),
    group: 'Findings',
    words: mark('score distributed monolith cohesion coupling chain'),
    run: () => view.openDrawer('health'),
  },
];

/** Goes to another finding and says what it is; a row that has the focus speaks for itself. */
function go(step: () => void): void {
  show(step);
  const finding = active();
  if (finding && !document.activeElement?.closest('[role="tabpanel"]')) announce(`${SEVERITY_WORDS[finding.severity]}: ${finding.message}.`);
}

function show(step: () => void): void {
  view.openDrawer('findings');
  step();
}
