import '@fontsource-variable/inter/index.css';
import 'virtual:tokens.css';
import { largeDesign } from '../../../src/testing/index.ts';
import { type Drive, drive, type Frames, nextFrame } from './driver.ts';
import type { Prepare, Subject } from './subjects/subject.ts';

/** What opening took, in ms. */
export interface Opening {
  /** From a plain design to what the subject itself takes: a document, a scene, a diagram. */
  readonly prepareMs: number;
  /** From there to the first frame that shows all of it. */
  readonly firstRenderMs: number;
  /** The longest task of the page from the beginning of both until it rests. */
  readonly longestTaskMs: number;
}

/** What the measuring script may call. */
declare global {
  interface Window {
    bench?: { drive(how: Drive): Promise<Frames>; readonly opening: Opening };
    /** Shows what is prepared; there once it is. */
    showPrepared?(): Promise<void>;
    longestTaskMs?: number;
  }
}

const SUBJECTS: Readonly<Record<string, () => Promise<{ readonly prepare: Prepare }>>> = {
  ours: () => import('./subjects/ours.tsx'),
  plain: () => import('./subjects/plain.tsx'),
  excalidraw: () => import('./subjects/excalidraw.tsx'),
  bpmn: () => import('./subjects/bpmn.ts'),
  blank: async () => ({ prepare: async () => ({ show: () => undefined, isShown: () => true }) }),
};

async function open(root: HTMLElement): Promise<void> {
  const query = new URLSearchParams(location.search);
  const number = (name: string): number => Number(query.get(name) ?? 0);
  const elements = number('n');
  const design = largeDesign({ elements, flows: 2 * elements });
  const subject = SUBJECTS[query.get('of') ?? 'ours'];
  if (!subject) return;
  const { prepare } = await subject();
  await document.fonts.ready;
  watchTasks();
  const begin = performance.now();
  const prepared = await prepare(design, { x: number('x'), y: number('y'), zoom: number('zoom') || 1 }, root);
  const ready = performance.now();
  window.showPrepared = async () => {
    const firstRenderMs = await firstRender(prepared, root);
    window.bench = {
      drive,
      get opening() {
        return { prepareMs: Math.round(ready - begin), firstRenderMs, longestTaskMs: window.longestTaskMs ?? 0 };
      },
    };
  };
}

async function firstRender(prepared: Subject, root: HTMLElement): Promise<number> {
  const begin = performance.now();
  await prepared.show(root);
  while (!prepared.isShown()) await nextFrame();
  await nextFrame();
  return Math.round((await nextFrame()) - begin);
}

function watchTasks(): void {
  window.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longestTaskMs = Math.max(window.longestTaskMs ?? 0, Math.round(duration));
  }).observe({ type: 'longtask' });
}

const root = document.getElementById('root');
if (root) await open(root);
