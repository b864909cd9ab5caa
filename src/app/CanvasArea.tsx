import { lazy, Suspense, useEffect } from 'react';
import { t } from '../language/index.ts';
import { Canvas } from '../ui/canvas/index.ts';
import { ContextMenu } from '../ui/controls/ContextMenu.tsx';
import { drawing } from '../ui/controls/keptFocus.ts';
import type { MenuGroup } from '../ui/controls/Menu.tsx';
import { EmptyDesign } from '../ui/panels/start/EmptyDesign.tsx';
import { titleOf } from '../ui/records/describe.ts';
import { followForLayouts, isPresenting, useDesign, useView, view } from '../workspace/index.ts';
import css from './App.module.css';
import { menuGroups } from './commands/menus.ts';
import { menu } from './commands/registry.ts';
import { walk } from './commands/walk.ts';
import { walking } from './commands/walking.ts';

/** The menu in Play, once Play is loaded. */
let playMenu: (() => readonly MenuGroup[]) | undefined;
const RunLayer = lazy(() =>
  import('../ui/playback/index.ts').then((module) => {
    ({ playMenu } = module);
    return { default: module.RunLayer };
  }),
);

/** The menu of the right button: of the selection, or of the canvas where nothing is selected; in Play what can be done to the run, in a presentation the way to other slides. */
const canvasMenu = () => {
  const { mode, selection } = useView.getState();
  if (isPresenting()) return menuGroups(menu('slide'));
  return mode === 'play' && playMenu ? playMenu() : menuGroups(menu(selection.length > 0 ? 'record' : 'canvas'));
};

const canvasMenuLabel = (): string => {
  const [id, ...others] = useView.getState().selection;
  return id === undefined || others.length > 0 ? t('Menu') : t('Menu of {{name}}', { name: titleOf(useDesign.getState().design, id) });
};

/** The only element that is selected, where it can be seen. */
function selectedBox(): Element | null {
  const [id, ...others] = useView.getState().selection;
  return id === undefined || others.length > 0 ? null : document.querySelector(`[data-element="${CSS.escape(id)}"]`);
}

/** What somebody pressed to open a design has gone: the keys are in the drawing, and not nowhere. */
function takeFocus(): void {
  if (navigator.userActivation?.isActive && document.activeElement === document.body) drawing()?.focus({ preventScroll: true });
}

walking.along = walk;

/** The canvas with its menu, and in Play with the run on it. Loaded when there is a design to be drawn. */
export default function CanvasArea() {
  const playing = useView((state) => state.mode === 'play');
  useEffect(takeFocus, []);
  useEffect(followForLayouts, []);
  return (
    <ContextMenu className={css.fill} label={canvasMenuLabel} groups={canvasMenu} beside={selectedBox} onClose={() => view.setMenuAt(null)}>
      <Canvas>
        <EmptyDesign />
        {playing && (
          <Suspense fallback={null}>
            <RunLayer />
          </Suspense>
        )}
      </Canvas>
    </ContextMenu>
  );
}
