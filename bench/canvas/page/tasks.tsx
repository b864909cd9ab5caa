import '@fontsource-variable/inter/index.css';
import 'virtual:tokens.css';
import { createRoot } from 'react-dom/client';
import '../../../src/app/base.css';
import { App, loadCanvas } from '../../../src/app/App.tsx';
import { bindKeys } from '../../../src/app/commands/keys.ts';
import { COMMANDS } from '../../../src/app/commands/registry.ts';
import type { Design } from '../../../src/model/index.ts';
import { largeDesign } from '../../../src/testing/index.ts';
import {
  copySelection,
  createDesign,
  openText,
  paste,
  redo,
  removeSelection,
  selectAll,
  startWorkspace,
  tidy,
  undo,
  useDesign,
  useNotices,
} from '../../../src/workspace/index.ts';
import { nextFrame } from './driver.ts';

export type Work = 'tidy' | 'tidy at once' | 'open' | 'paste' | 'insert' | 'undo paste' | 'delete' | 'undo' | 'redo';

/** How the page did while something large was being done. */
export interface Seen {
  /** From the command to the frame that shows what came of it. */
  readonly totalMs: number;
  readonly frameP50: number;
  readonly frameP95: number;
  readonly frameWorst: number;
  /** Times at which the main thread was held up for longer than 50 ms, longest first. */
  readonly longTasks: readonly number[];
  /** After so many ms a notice said that it was under way; none where it was done before. */
  readonly saidAfterMs: number | undefined;
}

declare global {
  interface Window {
    work?(what: Work, elements: number): Promise<Seen>;
  }
}

/** What a person looks at a design for, at least, before all of it is laid out anew. */
const A_LOOK_MS = 6_000;

const WORKS: Readonly<Record<Work, (design: Design) => Promise<() => Promise<unknown>>>> = {
  tidy: async (design) => {
    const begin = await WORKS['tidy at once'](design);
    await new Promise((resolve) => setTimeout(resolve, A_LOOK_MS));
    return begin;
  },
  'tidy at once': async (design) => {
    await createDesign(design, { name: 'Tidy' });
    await rest();
    return () => tidy();
  },
  open: async (design) => {
    const text = JSON.stringify(design);
    return () => openText(text);
  },
  paste: async (design) => {
    await createDesign(largeDesign({ elements: 10, flows: 20 }), { name: 'Paste' });
    await rest();
    const text = JSON.stringify({ ...design, layout: {} });
    return () => paste(text);
  },
  insert: async (design) => {
    await createDesign(design, { name: 'Copied' });
    selectAll();
    const text = copySelection() ?? '';
    await createDesign(largeDesign({ elements: 10, flows: 20 }), { name: 'Paste' });
    await rest();
    return () => paste(text);
  },
  'undo paste': async (design) => {
    await (await WORKS.insert(design))();
    await rest();
    return async () => undo();
  },
  delete: async (design) => {
    await createDesign(design, { name: 'Delete' });
    selectAll();
    await rest();
    return async () => removeSelection();
  },
  undo: async (design) => {
    await (await WORKS.delete(design))();
    await rest();
    return async () => undo();
  },
  redo: async (design) => {
    await (await WORKS.undo(design))();
    await rest();
    return async () => redo();
  },
};

async function work(what: Work, elements: number): Promise<Seen> {
  const begin = await WORKS[what](largeDesign({ elements, flows: 2 * elements, seed: what }));
  await rest();
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  let done = false;
  let saidAfterMs: number | undefined;
  performance.mark('work begun');
  const start = performance.now();
  const before = useDesign.getState().design;
  void begin().then(() => {
    done = true;
  });
  let last = await nextFrame();
  while (!done || useDesign.getState().design === before) {
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
    if (useNotices.getState().notices.some(({ progress }) => progress !== undefined)) saidAfterMs ??= Math.round(now - start);
  }
  const totalMs = Math.round((await nextFrame()) - start);
  await rest();
  performance.mark('work done');
  observer.disconnect();
  const at = (share: number): number => Math.round(frames.toSorted((a, b) => a - b)[Math.floor((frames.length - 1) * share)] ?? 0);
  return { totalMs, frameP50: at(0.5), frameP95: at(0.95), frameWorst: at(1), longTasks: longTasks.toSorted((a, b) => b - a), saidAfterMs };
}

/** Until nothing goes on any more that was begun before. */
async function rest(): Promise<void> {
  for (let quiet = 0, last = performance.now(); quiet < 30; ) {
    const now = await nextFrame();
    quiet = now - last < 40 ? quiet + 1 : 0;
    last = now;
  }
}

const root = document.getElementById('root');
if (root) {
  bindKeys(COMMANDS);
  createRoot(root).render(<App />);
  await loadCanvas();
  await startWorkspace({ hash: '' });
  window.work = work;
}
