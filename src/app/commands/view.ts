import { language, mark, t } from '../../language/index.ts';
import { type LanguageChoice, notices, useView, view, type ThemeChoice } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { hasSelection } from './conditions.ts';

const THEMES: readonly { theme: ThemeChoice; title: string }[] = [
  { theme: 'light', title: mark('Light theme') },
  { theme: 'dark', title: mark('Dark theme') },
  { theme: 'system', title: mark('Theme of the system') },
];

/** Each in its own words, so that who reads no other finds it. */
const LANGUAGES: readonly { choice: LanguageChoice; title: string }[] = [
  { choice: 'en', title: 'Language: English' },
  { choice: 'de', title: 'Sprache: Deutsch' },
  { choice: 'system', title: mark('Language of the browser') },
];

const togglePalette = (tab: 'add' | 'outline') => view.setPalette(useView.getState().palette === tab ? null : tab);

/** Nothing else would show it. */
function toggleSingleKeys(): void {
  const on = !useView.getState().singleKeys;
  view.setSingleKeys(on);
  notices.show({ id: 'single-keys', tone: 'info', title: on ? t('Single-letter keys are on') : t('Single-letter keys are off') });
}

export const viewCommands: readonly Command[] = [
  { id: 'view.fit', presenting: true, title: mark('Fit all'), group: 'View', keys: ['Shift+Digit1'], menus: ['canvas'], run: () => view.zoomCommand('fit') },
  {
    id: 'view.selection',
    title: mark('Zoom to the selection'),
    group: 'View',
    keys: ['Shift+Digit2'],
    enabled: hasSelection,
    run: () => view.zoomCommand('selection'),
  },
  { id: 'view.100', presenting: true, title: mark('Zoom to 100 %'), group: 'View', keys: ['$mod+Digit0'], inFields: true, run: () => view.zoomCommand('100') },
  { id: 'view.in', presenting: true, title: mark('Zoom in'), group: 'View', keys: ['$mod+Equal'], inFields: true, run: () => view.zoomCommand('in') },
  { id: 'view.out', presenting: true, title: mark('Zoom out'), group: 'View', keys: ['$mod+Minus'], inFields: true, run: () => view.zoomCommand('out') },
  { id: 'view.select', title: mark('Select'), group: 'View', keys: ['v'], run: () => view.setTool('select') },
  { id: 'view.hand', title: mark('Hand: drag to pan'), group: 'View', keys: ['h'], run: () => view.setTool('hand') },
  { id: 'view.palette', title: mark('Palette'), group: 'View', keys: ['$mod+b'], words: mark('add elements shapes'), run: () => togglePalette('add') },
  { id: 'view.outline', title: mark('Outline'), group: 'View', keys: ['o'], words: mark('tree list'), run: () => togglePalette('outline') },
  {
    id: 'view.findings',
    title: mark('Findings'),
    group: 'View',
    keys: ['$mod+j'],
    words: mark('problems validation'),
    run: () => (useView.getState().drawer.open ? view.closeDrawer() : view.openDrawer('findings')),
  },
  { id: 'view.mermaid', title: mark('Mermaid preview'), group: 'View', run: () => view.openDrawer('mermaid') },
  { id: 'view.typescript', title: mark('TypeScript preview'), group: 'View', run: () => view.openDrawer('typescript') },
  { id: 'view.design', title: mark('Design mode'), group: 'View', run: () => view.setMode('design') },
  { id: 'view.map', title: mark('Map mode: contexts and their relations'), group: 'View', words: mark('context map bounded'), run: () => view.setMode('map') },
  ...THEMES.map(
    ({ theme, title }): Command => ({
      id: `view.theme.${theme}`,
      title,
      group: 'View',
      words: mark('appearance colours mode'),
      run: () => view.setTheme(theme),
    }),
  ),
  ...LANGUAGES.map(
    ({ choice, title }, index): Command => ({
      id: `view.language.${choice}`,
      title,
      group: 'View',
      words: 'language sprache english englisch deutsch german',
      ...(choice === 'system' ? {} : { menus: ['main'] }),
      divided: index === 0,
      enabled: () => choice !== language() || useView.getState().language === 'system',
      run: () => view.setLanguage(choice),
    }),
  ),
  {
    id: 'view.singleKeys',
    title: mark('Turn single-letter keys on or off'),
    group: 'View',
    words: mark('accessibility shortcuts'),
    run: toggleSingleKeys,
  },
];
