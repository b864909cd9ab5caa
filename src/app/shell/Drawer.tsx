import ChevronDown from 'lucide-react/icons/chevron-down';
import Maximize2 from 'lucide-react/icons/maximize-2';
import Minimize2 from 'lucide-react/icons/minimize-2';
import { lazy, Suspense } from 'react';
import { t } from '../../language/index.ts';
import { IconButton, TabPanel, Tabs, type TabItem } from '../../ui/controls/index.ts';
import { useFindings, useView, view, type DrawerTab } from '../../workspace/index.ts';
import css from './Bottom.module.css';

const FindingsPanel = lazy(() => import('../../ui/panels/findings/index.ts').then((module) => ({ default: module.FindingsPanel })));
const HealthPanel = lazy(() => import('../../ui/panels/health/index.ts').then((module) => ({ default: module.HealthPanel })));
const MermaidPanel = lazy(() => import('../../ui/panels/mermaid/index.ts').then((module) => ({ default: module.MermaidPanel })));
const TypeScriptPanel = lazy(() => import('../../ui/panels/typescript/index.ts').then((module) => ({ default: module.TypeScriptPanel })));
const RunLog = lazy(() => import('../../ui/playback/index.ts').then((module) => ({ default: module.RunLog })));
const ResultsPanel = lazy(() => import('../../ui/playback/results/index.ts').then((module) => ({ default: module.ResultsPanel })));
const ScenarioPanel = lazy(() => import('../../ui/playback/scenario/index.ts').then((module) => ({ default: module.ScenarioPanel })));
const WaterfallPanel = lazy(() => import('../../ui/playback/waterfall/index.ts').then((module) => ({ default: module.WaterfallPanel })));
const Timeline = lazy(() => import('../../ui/playback/index.ts').then((module) => ({ default: module.Timeline })));

/** Tabs that speak of a run, and stand there only while one is on the canvas. */
const OF_A_RUN: readonly DrawerTab[] = ['scenario', 'waterfall', 'results'];

/** The drawer above the strip: what the tabs show is loaded when it is first asked for. */
export default function Drawer({ tab: wanted }: { tab: DrawerTab }) {
  const tall = useView((state) => state.drawer.tall === true);
  const playing = useView((state) => state.mode === 'play');
  const tab = playing || !OF_A_RUN.includes(wanted) ? wanted : 'findings';
  const count = useFindings((state) => state.findings.length);
  const items: readonly TabItem<DrawerTab>[] = [
    { value: 'findings', label: t('Findings'), count },
    { value: 'health', label: t('Health') },
    { value: 'scenario', label: t('Scenario') },
    { value: 'log', label: t('Run log') },
    { value: 'timeline', label: t('Timeline') },
    { value: 'waterfall', label: t('Waterfall') },
    { value: 'results', label: t('Results') },
    { value: 'mermaid', label: t('Mermaid') },
    { value: 'typescript', label: 'TypeScript' },
  ];
  return (
    <section className={css.drawer} aria-label={t('Drawer')}>
      <Tabs<DrawerTab>
        label={t('Drawer')}
        value={tab}
        onChange={(next) => view.openDrawer(next)}
        className={css.tabs}
        items={items.filter(({ value }) => playing || !OF_A_RUN.includes(value))}
        actions={
          <>
            {/* the open tab may put its own tools here */}
            <div id="drawer-tools" className={css.tools} />
            <IconButton
              label={tall ? t('Make the drawer lower') : t('Make the drawer taller')}
              size="small"
              icon={tall ? <Minimize2 size={15} aria-hidden /> : <Maximize2 size={15} aria-hidden />}
              onClick={() => view.setDrawerTall(!tall)}
            />
            <IconButton label={t('Close the drawer')} size="small" icon={<ChevronDown size={16} aria-hidden />} onClick={() => view.closeDrawer()} />
          </>
        }
      >
        <Suspense
          fallback={
            <div className={css.loading} role="status">
              {t('Loading …')}
            </div>
          }
        >
          <TabPanel value="findings" className={css.panel}>
            <FindingsPanel />
          </TabPanel>
          <TabPanel value="health" className={css.panel}>
            <HealthPanel />
          </TabPanel>
          <TabPanel value="scenario" className={css.panel}>
            <ScenarioPanel />
          </TabPanel>
          <TabPanel value="log" className={css.panel}>
            <RunLog />
          </TabPanel>
          <TabPanel value="timeline" className={css.panel}>
            <Timeline />
          </TabPanel>
          <TabPanel value="waterfall" className={css.panel}>
            <WaterfallPanel />
          </TabPanel>
          <TabPanel value="results" className={css.panel}>
            <ResultsPanel />
          </TabPanel>
          <TabPanel value="mermaid" className={css.panel}>
            <MermaidPanel />
          </TabPanel>
          <TabPanel value="typescript" className={css.panel}>
            <TypeScriptPanel />
          </TabPanel>
        </Suspense>
      </Tabs>
    </section>
  );
}
