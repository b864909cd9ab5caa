import { createRoot } from 'react-dom/client';
import '../../../../src/app/base.css';
import { App, loadCanvas } from '../../../../src/app/App.tsx';
import { bindKeys } from '../../../../src/app/commands/keys.ts';
import { COMMANDS } from '../../../../src/app/commands/registry.ts';
import { createDesign, rememberViewport, startWorkspace, useFindings } from '../../../../src/workspace/index.ts';
import { nextFrame } from '../driver.ts';
import type { Prepare } from './subject.ts';

/**
 * The whole product: document, history, storage and rules run along, and the islands lie over the canvas. It is shown when its picture is whole, with
 * elements and flows. In the product a design is checked when its first picture stands; here it is open before there is a canvas, and checked before.
 */
export const prepare: Prepare = async (design, view) => {
  bindKeys(COMMANDS);
  await loadCanvas();
  await startWorkspace({ hash: '' });
  rememberViewport(await createDesign(design, { name: 'Measured' }), view);
  do await nextFrame();
  while (useFindings.getState().checking);
  return {
    show: (root) => createRoot(root).render(<App />),
    isShown: () => document.querySelector('[data-canvas] canvas[data-whole]') !== null,
  };
};
