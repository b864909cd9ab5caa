import '@fontsource-variable/inter/index.css';
import 'virtual:tokens.css';
import { createRoot } from 'react-dom/client';
import { largeDesign } from '../../../src/testing/index.ts';
import { drive } from './driver.ts';
import { Ours, openOurs } from './ours.tsx';
import { Plain } from './plain.tsx';

/** What the measuring script may call. `firstContentMs` is from the moment the design is there to the first frame that shows it. */
declare global {
  interface Window {
    bench?: { drive: typeof drive; firstContentMs: number };
  }
}

const query = new URLSearchParams(location.search);
const elements = Number(query.get('n') ?? 1000);
const design = largeDesign({ elements, flows: 2 * elements });
const number = (name: string): number => Number(query.get(name) ?? 0);
const viewport = { x: number('x'), y: number('y'), zoom: number('zoom') || 1 };
const root = document.getElementById('root');
if (root) {
  const subject = query.get('of');
  if (subject === 'ours') await openOurs(design, viewport);
  const begin = performance.now();
  createRoot(root).render(subject === 'ours' ? <Ours /> : subject === 'plain' ? <Plain design={design} viewport={viewport} /> : null);
  requestAnimationFrame(() => requestAnimationFrame(() => (window.bench = { drive, firstContentMs: performance.now() - begin })));
}
