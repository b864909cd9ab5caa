import { language } from '../../language/index.ts';
import { type LanguageChoice, useView, view, type ThemeChoice } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { hasSelection } from './conditions.ts';

const THEMES: readonly { theme: ThemeChoice; title: string }[] = [
  { theme: 'light', title: 'Light theme' },
  { theme: 'dark', title: 'Dark theme' },
  { theme: 'system', title: 'Theme of the system' },
];

/** Each in its own words, so that who reads no other finds it. */
const LANGUAGES: readonly { choice: LanguageChoice; title: string }[] = [
  { choice: 'en', title: 'Language: English' },
  { choice: 'de', title: 'Sprache: Deutsch' },
  { choice: 'system', title: 'Language of the browser' },
];

const togglePalette = (tab: 'add' | 'outline') => view.setPalette(useView.getState().palette === tab ? null : tab);

export const viewCommands: readonly Command[] = [
  { id: 'view.fit', title: 'Fit all', group: 'View', keys: ['Shift+Digit1'], menus: ['canvas'], run: () => view.zoomCommand('fit') },
  {
    id: 'view.selection',
    title: 'Zoom to the selection',
    group: 'View',
    keys: ['Shift+Digit2'],
    enabled: hasSelection,
    run: () => view.zoomCommand('selection'),
  },
  { id: 'view.100', title: 'Zoom to 100 %', group: 'View', keys: ['$mod+Digit0'], inFields: true, run: () => view.zoomCommand('100') },
  { id: 'view.in', title: 'Zoom in', group: 'View', keys: ['$mod+Equal'], inFields: true, run: () => view.zoomCommand('in') },
  { id: 'view.out', title: 'Zoom out', group: 'View', keys: ['$mod+Minus'], inFields: true, run: () => view.zoomCommand('out') },
  { id: 'view.select', title: 'Select', group: 'View', keys: ['v'], run: () => view.setTool('select') },
  { id: 'view.hand', title: 'Hand: drag to pan', group: 'View', keys: ['h'], run: () => view.setTool('hand') },
  { id: 'view.palette', title: 'Palette', group: 'View', keys: ['$mod+b'], words: 'add elements shapes', run: () => togglePalette('add') },
  { id: 'view.outline', title: 'Outline', group: 'View', keys: ['o'], words: 'tree list', run: () => togglePalette('outline') },
  {
    id: 'view.findings',
    title: 'Findings',
    group: 'View',
    keys: ['$mod+j'],
    words: 'problems validation',
    run: () => (useView.getState().drawer.open ? view.closeDrawer() : view.openDrawer('findings')),
  },
  { id: 'view.mermaid', title: 'Mermaid preview', group: 'View', run: () => view.openDrawer('mermaid') },
  { id: 'view.typescript', title: 'TypeScript preview', group: 'View', run: () => view.openDrawer('typescript') },
  { id: 'view.design', title: 'Design mode', group: 'View', run: () => view.setMode('design') },
  { id: 'view.map', title: 'Map mode: contexts and their relations', group: 'View', words: 'context map bounded', run: () => view.setMode('map') },
  ...THEMES.map(
    ({ theme, title }): Command => ({ id: `view.theme.${theme}`, title, group: 'View', words: 'appearance colours mode', run: () => view.setTheme(theme) }),
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
    title: 'Turn single-letter keys on or off',
    group: 'View',
    words: 'accessibility shortcuts',
    run: () => view.setSingleKeys(!useView.getState().singleKeys),
  },
];
