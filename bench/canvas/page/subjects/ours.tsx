import { createRoot } from 'react-dom/client';
import '../../../../src/app/base.css';
import { App, loadCanvas } from '../../../../src/app/App.tsx';
import { bindKeys } from '../../../../src/app/commands/keys.ts';
import { COMMANDS } from '../../../../src/app/commands/registry.ts';
import { createDesign, picture, rememberViewport, startWorkspace } from '../../../../src/workspace/index.ts';
import type { Prepare } from './subject.ts';

/**
 * The whole product: document, history, storage and rules run along, and the islands lie over the canvas. It is shown when its picture is whole, with
 * elements and flows. The design is open here before there is a canvas: it is said that one is going to be drawn, as the canvas itself says it, because the
 * rules begin after the first picture.
 */
export const prepare: Prepare = async (design, view) => {
  bindKeys(COMMANDS);
  await loadCanvas();
  await startWorkspace({ hash: '' });
  picture.begins();
  rememberViewport(await createDesign(design, { name: 'Measured' }), view);
  return {
    show: (root) => createRoot(root).render(<App />),
    isShown: () => document.querySelector('[data-canvas] canvas[data-whole]') !== null,
  };
};
