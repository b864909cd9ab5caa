import ChevronDown from 'lucide-react/icons/chevron-down';
import { lazy, Suspense } from 'react';
import { IconButton, TabPanel, Tabs } from '../../ui/controls/index.ts';
import { useFindings, view, type DrawerTab } from '../../workspace/index.ts';
import css from './Bottom.module.css';

const FindingsPanel = lazy(() => import('../../ui/panels/findings/index.ts').then((module) => ({ default: module.FindingsPanel })));
const HealthPanel = lazy(() => import('../../ui/panels/health/index.ts').then((module) => ({ default: module.HealthPanel })));
const MermaidPanel = lazy(() => import('../../ui/panels/mermaid/index.ts').then((module) => ({ default: module.MermaidPanel })));
const TypeScriptPanel = lazy(() => import('../../ui/panels/typescript/index.ts').then((module) => ({ default: module.TypeScriptPanel })));
const RunLog = lazy(() => import('../../ui/playback/index.ts').then((module) => ({ default: module.RunLog })));
const Timeline = lazy(() => import('../../ui/playback/index.ts').then((module) => ({ default: module.Timeline })));

/** The drawer above the strip: what the tabs show is loaded when it is first asked for. */
export default function Drawer({ tab }: { tab: DrawerTab }) {
  const count = useFindings((state) => state.findings.length);
  return (
    <section className={css.drawer} aria-label="Drawer">
      <Tabs<DrawerTab>
        label="Drawer"
        value={tab}
        onChange={(next) => view.openDrawer(next)}
        className={css.tabs}
        items={[
          { value: 'findings', label: 'Findings', count },
          { value: 'health', label: 'Health' },
          { value: 'log', label: 'Run log' },
          { value: 'timeline', label: 'Timeline' },
          { value: 'mermaid', label: 'Mermaid' },
          { value: 'typescript', label: 'TypeScript' },
        ]}
        actions={
          <>
            {/* the open tab may put its own tools here */}
            <div id="drawer-tools" className={css.tools} />
            <IconButton label="Close the drawer" size="small" icon={<ChevronDown size={16} aria-hidden />} onClick={() => view.closeDrawer()} />
          </>
        }
      >
        <Suspense
          fallback={
            <div className={css.loading} role="status">
              Loading …
            </div>
          }
        >
          <TabPanel value="findings" className={css.panel}>
            <FindingsPanel />
          </TabPanel>
          <TabPanel value="health" className={css.panel}>
            <HealthPanel />
          </TabPanel>
          <TabPanel value="log" className={css.panel}>
            <RunLog />
          </TabPanel>
          <TabPanel value="timeline" className={css.panel}>
            <Timeline />
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
