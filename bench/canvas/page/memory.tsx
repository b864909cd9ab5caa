import '@fontsource-variable/inter/index.css';
import 'virtual:tokens.css';
import { createRoot } from 'react-dom/client';
import '../../../src/app/base.css';
import { App } from '../../../src/app/App.tsx';
import { bindKeys } from '../../../src/app/commands/keys.ts';
import { COMMANDS } from '../../../src/app/commands/registry.ts';
import { largeDesign } from '../../../src/testing/index.ts';
import {
  addConnected,
  addElement,
  createDesign,
  moveTo,
  notices,
  openDesign,
  redo,
  removeRecords,
  renameRecord,
  startWorkspace,
  undo,
  useDesign,
  useFindings,
  view,
} from '../../../src/workspace/index.ts';
import { nextFrame } from './driver.ts';

declare global {
  interface Window {
    /** Opens one design, works on it, and goes back to the start page; every second time the other design. */
    cycle?(turn: number): Promise<void>;
  }
}

const ELEMENTS = 120;

async function begin(root: HTMLElement): Promise<void> {
  bindKeys(COMMANDS);
  createRoot(root).render(<App />);
  await startWorkspace({ hash: '' });
  const ids = [await createDesign(largeDesign({ elements: ELEMENTS, flows: 2 * ELEMENTS }), { name: 'One' })];
  ids.push(await createDesign(largeDesign({ elements: ELEMENTS, flows: 2 * ELEMENTS, seed: 'other' }), { name: 'Other' }));
  view.setStartPage(true);
  window.cycle = (turn) => cycle(ids[turn % ids.length] ?? '', turn);
}

async function cycle(id: string, turn: number): Promise<void> {
  await openDesign(id);
  view.setStartPage(false);
  await until(() => document.querySelector('[data-canvas] [data-element]') !== null);
  work(turn);
  await until(() => !useFindings.getState().checking && useDesign.getState().saving.state === 'saved');
  view.setMode('play');
  await frames(3);
  view.setMode('design');
  view.openDrawer('findings');
  await frames(3);
  view.closeDrawer();
  notices.clear();
  view.setStartPage(true);
  await until(() => document.querySelector('[data-canvas]') === null);
}

/** Each kind of change, taken back in the end: the design is as large as before. */
function work(turn: number): void {
  const made = addElement('service', { x: 100 + (turn % 7) * 40, y: -300 }, { rename: false });
  if (!made.ok) return;
  const other = addConnected(made.id, 'datastore', { rename: false });
  renameRecord(made.id, `Turn ${turn % 7}`);
  moveTo({ [made.id]: { x: 40, y: -400 - (turn % 5) * 10 } }, { drop: true });
  undo();
  redo();
  view.select([made.id]);
  removeRecords([made.id, ...(other.ok ? [other.id] : [])]);
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await nextFrame();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextFrame();
  await frames(2);
}

const root = document.getElementById('root');
if (root) await begin(root);
