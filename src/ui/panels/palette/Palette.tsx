import { lazy, Suspense } from 'react';
import { t } from '../../../language/index.ts';
import { useView, view } from '../../../workspace/index.ts';
import { cx } from '../../controls/cx.ts';
import island from '../../controls/Island.module.css';
import { TabPanel, Tabs } from '../../controls/Tabs.tsx';
import { AddTab } from './AddTab.tsx';
import css from './Palette.module.css';

const Outline = lazy(() => import('../../outline/Outline.tsx'));
const FindTab = lazy(() => import('../find/FindTab.tsx'));

/** What opens beside the rail: things to add, the outline, and finding names. An island of 240 px that continues the rail, shown while `useView().palette` is set. */
export function Palette() {
  const tab = useView((state) => (state.palette === 'outline' || state.palette === 'find' ? state.palette : 'add'));
  return (
    <aside className={cx(island.island, css.island)} aria-label={t('Palette')}>
      <Tabs
        label={t('Palette')}
        className={css.palette}
        value={tab}
        items={[
          { value: 'add', label: t('Add|tab') },
          { value: 'outline', label: t('Outline') },
          { value: 'find', label: t('Find') },
        ]}
        onChange={(next) => view.setPalette(next)}
      >
        <TabPanel value="add" className={css.scroll}>
          <AddTab />
        </TabPanel>
        <TabPanel value="outline" className={css.fill}>
          <Suspense fallback={null}>
            <Outline />
          </Suspense>
        </TabPanel>
        <TabPanel value="find" className={css.fill}>
          <Suspense fallback={null}>
            <FindTab />
          </Suspense>
        </TabPanel>
      </Tabs>
    </aside>
  );
}

export default Palette;
