import { memo, useDeferredValue, useRef } from 'react';
import { t } from '../../../language/index.ts';
import { TabPanel, Tabs } from '../../controls/Tabs.tsx';
import { commentsAbout, useDesign, useFindings, useView, view } from '../../../workspace/index.ts';
import { describe } from '../../records/describe.ts';
import { cx } from '../../controls/cx.ts';
import { useKeptFocus } from '../../controls/keptFocus.ts';
import island from '../../controls/Island.module.css';
import { Comments } from './Comments.tsx';
import { Details } from './details/Details.tsx';
import { NotStated } from './details/NotStated.tsx';
import { InspectorHead } from './InspectorHead.tsx';
import css from './Inspector.module.css';
import { ManySelected } from './ManySelected.tsx';
import { RecordFindings } from './RecordFindings.tsx';

const NONE: readonly never[] = [];

/**
 * What is selected: its form and its findings. An island of 320 px at the right that grows with its content; under 1024 px
 * a sheet at the bottom whose forms have two columns. Shows nothing without a selection. A new selection is seen on the canvas first: a form takes longer.
 */
export function Inspector() {
  const root = useRef<HTMLElement>(null);
  useKeptFocus(() => root.current?.querySelector<HTMLElement>('[role="tabpanel"] :is(input, button):not(:disabled), button:not(:disabled)'), root);
  const selection = useDeferredValue(
    useView((state) => state.selection),
    NONE,
  );
  const design = useDesign((state) => state.design);
  const connecting = useView((state) => state.connecting !== null);
  const known = selection.filter((id) => describe(design, id) !== undefined);
  const [id] = known;
  if (id === undefined) return null;
  return (
    <aside ref={root} className={cx(island.island, css.inspector)} data-part="inspector" data-connecting={connecting || undefined} aria-label={t('Inspector')}>
      <span className={css.grab} />
      {known.length === 1 ? <OneSelected key={id} id={id} /> : <ManySelected ids={known} />}
    </aside>
  );
}

const OneSelected = memo(function OneSelected({ id }: { id: string }) {
  const discussable = useDesign(({ design }) => (design.elements[id] ?? design.flows[id] ?? design.contexts[id]) !== undefined);
  const comments = useDesign(({ design }) => commentsAbout(design, id).length);
  const tab = useView(({ inspectorTab }) => (inspectorTab === 'findings' || (inspectorTab === 'comments' && discussable) ? inspectorTab : 'details'));
  const found = useFindings((state) => state.byRecord.get(id) ?? NONE);
  const readOnly = useDesign((state) => state.readOnly);
  return (
    <>
      <InspectorHead id={id} />
      <Tabs
        label={t('Inspector')}
        className={css.tabs}
        value={tab}
        items={[
          { value: 'details', label: t('Details') },
          { value: 'findings', label: t('Findings'), count: found.length },
          ...(discussable ? [{ value: 'comments' as const, label: t('Comments'), count: comments }] : []),
        ]}
        onChange={(next) => view.setInspectorTab(next)}
      >
        <TabPanel value="details" className={css.panel}>
          <fieldset className={css.form} disabled={readOnly !== false} aria-label={t('Details')}>
            <NotStated id={id} />
            <Details id={id} />
          </fieldset>
        </TabPanel>
        {discussable && (
          <TabPanel value="comments" className={css.panel}>
            <Comments id={id} />
          </TabPanel>
        )}
        <TabPanel value="findings" className={css.panel}>
          <RecordFindings found={found} />
        </TabPanel>
      </Tabs>
    </>
  );
});

export default Inspector;
