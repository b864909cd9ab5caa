import { lazy, Suspense } from 'react';
import { Canvas } from '../ui/canvas/index.ts';
import { ContextMenu, TooltipGroup } from '../ui/controls/index.ts';
import { NoticeToasts } from '../ui/panels/notices/index.ts';
import { useDesign, useView } from '../workspace/index.ts';
import { menuGroups } from './commands/menus.ts';
import { menu } from './commands/registry.ts';
import { Dialogs } from './dialogs/Dialogs.tsx';
import css from './App.module.css';
import { FileDrop } from './FileDrop.tsx';
import { ActionsBar } from './shell/ActionsBar.tsx';
import { Bottom } from './shell/Bottom.tsx';
import { DocumentBar } from './shell/DocumentBar.tsx';
import { ModeSwitch } from './shell/ModeSwitch.tsx';
import { Rail } from './shell/Rail.tsx';
import { Speaker } from './Speaker.tsx';

const Palette = lazy(() => import('../ui/panels/palette/index.ts').then((module) => ({ default: module.Palette })));
const Inspector = lazy(() => import('../ui/panels/inspector/index.ts').then((module) => ({ default: module.Inspector })));
const StartPage = lazy(() => import('../ui/panels/start/index.ts').then((module) => ({ default: module.StartPage })));
const RunLayer = lazy(() => import('../ui/playback/index.ts').then((module) => ({ default: module.RunLayer })));
const Playback = lazy(() => import('../ui/playback/index.ts').then((module) => ({ default: module.Playback })));

/** The whole window: a full-bleed canvas, and islands that float on it. */
export function App() {
  const palette = useView((state) => state.palette);
  const mode = useView((state) => state.mode);
  const startPage = useView((state) => state.startPage);
  const someSelected = useView((state) => state.selection.length > 0);
  const drawerOpen = useView((state) => state.drawer.open);
  const ready = useDesign((state) => state.ready);
  return (
    <TooltipGroup>
      <div className={css.window} data-mode={mode} data-drawer={drawerOpen || undefined} data-palette={palette !== null || undefined}>
        <main className={css.canvas} aria-label="Canvas">
          {ready && (
            <ContextMenu className={css.fill} groups={canvasMenu}>
              <Canvas>
                {mode === 'play' && (
                  <Suspense fallback={null}>
                    <RunLayer />
                  </Suspense>
                )}
              </Canvas>
            </ContextMenu>
          )}
        </main>
        <DocumentBar />
        <ModeSwitch />
        <ActionsBar />
        {mode !== 'play' && <Rail />}
        {/* one boundary for each: what is being loaded must not hide what is there */}
        <Suspense fallback={null}>{palette !== null && mode !== 'play' && <Palette />}</Suspense>
        <Suspense fallback={null}>{someSelected && mode !== 'play' && !startPage && <Inspector />}</Suspense>
        <Suspense fallback={null}>{startPage && <StartPage />}</Suspense>
        <Suspense fallback={null}>{mode === 'play' && ready && <Playback />}</Suspense>
        <Bottom />
        <Suspense fallback={null}>
          <Dialogs />
        </Suspense>
        <NoticeToasts />
        <FileDrop />
        <Speaker />
      </div>
    </TooltipGroup>
  );
}

/** The menu of the right button: of the selection, or of the canvas where nothing is selected. */
const canvasMenu = () => menuGroups(menu(useView.getState().selection.length > 0 ? 'record' : 'canvas'));
