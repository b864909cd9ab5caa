import { createRoot } from 'react-dom/client';
import '../../../../src/app/base.css';
import { App, loadCanvas } from '../../../../src/app/App.tsx';
import { bindKeys } from '../../../../src/app/commands/keys.ts';
import { COMMANDS } from '../../../../src/app/commands/registry.ts';
import { createDesign, picture, rememberViewport, startWorkspace, view } from '../../../../src/workspace/index.ts';
import { nextFrame } from '../driver.ts';
import type { Prepare } from './subject.ts';

/**
 * The whole product: document, history, storage and rules run along, and the islands lie over the canvas. As wherever a design is opened, the page stands
 * already, with its start page; the design is shown when its picture is whole, with elements and flows. It is read here before there is a canvas: it is
 * said that one is going to be drawn, as the canvas itself says it, because the rules begin after the first picture.
 */
export const prepare: Prepare = async (design, at, root) => {
  bindKeys(COMMANDS);
  await loadCanvas();
  await startWorkspace({ hash: '' });
  picture.begins();
  rememberViewport(await createDesign(design, { name: 'Measured' }), at);
  view.setStartPage(true);
  createRoot(root).render(<App />);
  while (root.querySelector('h1') === null) await nextFrame();
  picture.begins();
  return {
    show: () => view.setStartPage(false),
    isShown: () => document.querySelector('[data-canvas] canvas[data-whole]') !== null,
  };
};
