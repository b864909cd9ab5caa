import { lazy } from 'react';
import { t, useLanguage } from '../language/index.ts';
import { drawing, useKeptFocus } from '../ui/controls/keptFocus.ts';
import { TooltipHost } from '../ui/controls/TooltipHost.tsx';
import { HINTS, isFiltering, useDesign, useExplore, useHints, useLens, useNotices, usePresenting, useView } from '../workspace/index.ts';
import css from './App.module.css';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { FileDrop } from './FileDrop.tsx';
import { later } from './later.tsx';
import { Part } from './Part.tsx';
import { Speaker } from './Speaker.tsx';
import { ActionsBar } from './shell/ActionsBar.tsx';
import { Bottom } from './shell/Bottom.tsx';
import { DocumentBar } from './shell/DocumentBar.tsx';
import { ModeSwitch } from './shell/ModeSwitch.tsx';
import { Rail } from './shell/Rail.tsx';

const { Part: CanvasArea, load } = later(() => import('./CanvasArea.tsx'));
/** Loads the canvas ahead of the first design. */
export const loadCanvas = load;
const Palette = lazy(() => import('../ui/panels/palette/index.ts').then((module) => ({ default: module.Palette })));
const Inspector = lazy(() => import('../ui/panels/inspector/index.ts').then((module) => ({ default: module.Inspector })));
const StartPage = lazy(() => import('../ui/panels/start/index.ts').then((module) => ({ default: module.StartPage })));
const HintIsland = lazy(() => import('../ui/panels/hints/index.ts').then((module) => ({ default: module.HintIsland })));
const Playback = lazy(() => import('../ui/playback/index.ts').then((module) => ({ default: module.Playback })));
const Explorer = lazy(() => import('../ui/explorer/index.ts').then((module) => ({ default: module.Explorer })));
const LensBar = lazy(() => import('../ui/panels/lens/index.ts').then((module) => ({ default: module.LensBar })));
const Presentation = lazy(() => import('../ui/panels/present/index.ts').then((module) => ({ default: module.Presentation })));
const NoticeToasts = lazy(() => import('../ui/panels/notices/index.ts').then((module) => ({ default: module.NoticeToasts })));

/** The whole window: a full-bleed canvas, and islands that float on it. What is not needed for the first picture is loaded when it is. Another language draws it anew. */
export function App() {
  const language = useLanguage();
  const palette = useView((state) => state.palette);
  const mode = useView((state) => state.mode);
  const startPage = useView((state) => state.startPage);
  const someSelected = useView((state) => state.selection.length > 0);
  const drawerOpen = useView((state) => state.drawer.open);
  const drawerTall = useView((state) => state.drawer.tall === true);
  const ready = useDesign((state) => state.ready);
  const lensShown = useLens((state) => state.filterBar || state.focus !== null || isFiltering(state.filter));
  const hinted = useHints((state) => state.done.length < HINTS.length);
  const someNotice = useNotices((state) => state.notices.length > 0);
  const presenting = usePresenting((state) => state.at !== null) && ready && !startPage;
  const playing = mode === 'play' && !startPage;
  const exploring = useExplore((state) => (state.open && playing ? state.picture : undefined));
  useKeptFocus(drawing);
  return (
    <div
      key={language}
      className={css.window}
      data-mode={mode}
      data-drawer={drawerOpen || undefined}
      data-tall={(drawerOpen && drawerTall) || undefined}
      data-inspector={(someSelected && !playing && !startPage) || undefined}
      data-palette={(palette !== null && !startPage) || undefined}
      data-exploring={exploring}
    >
      <main className={css.canvas} aria-label={t('Canvas')}>
        <Part name={t('The canvas')} fill>
          {ready && !startPage && <CanvasArea />}
        </Part>
      </main>
      {presenting ? (
        <Part name={t('The presentation')}>
          <Presentation />
        </Part>
      ) : (
        <>
          <DocumentBar />
          <ModeSwitch />
          <ActionsBar />
          {!playing && <Rail />}
          <Part name={t('The palette')}>{palette !== null && !playing && !startPage && <Palette />}</Part>
          <Part name={t('The inspector')}>{someSelected && !playing && !startPage && <Inspector />}</Part>
          <Part name={t('The filter')}>{lensShown && mode === 'design' && ready && !startPage && <LensBar />}</Part>
          <Part name={t('The start page')}>{startPage && <StartPage />}</Part>
          <Part name={t('The hint')}>{hinted && ready && !startPage && <HintIsland />}</Part>
          <Part name={t('Play')}>{playing && ready && <Playback />}</Part>
          <Part name={t('The explorer')}>{exploring !== undefined && ready && <Explorer />}</Part>
          <Part name={t('The drawer')}>
            <Bottom />
          </Part>
        </>
      )}
      <Part name={t('The dialog')}>
        <Dialogs />
      </Part>
      <Part name={t('The list of notices')}>{someNotice && <NoticeToasts />}</Part>
      <FileDrop />
      <Speaker />
      <TooltipHost />
    </div>
  );
}
