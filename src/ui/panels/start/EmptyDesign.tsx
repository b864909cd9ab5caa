import { Sentence, t } from '../../../language/index.ts';
import { addElement, useDesign, useView, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Kbd } from '../../controls/Kbd.tsx';
import css from './EmptyDesign.module.css';

/** On the canvas of a design in which nothing stands: what to do first. It goes with the first thing that is drawn or dragged in. */
export function EmptyDesign() {
  const empty = useDesign(({ design }) =>
    [design.elements, design.contexts, design.notes, design.frames].every((records) => Object.keys(records).length === 0),
  );
  const editable = useDesign((state) => state.readOnly === false);
  const quiet = useView((state) => state.mode === 'design' && state.dropping === null);
  const singleKeys = useView((state) => state.singleKeys);
  if (!empty || !quiet) return null;
  return (
    <div className={css.middle}>
      <section className={css.empty} aria-labelledby="empty-design" data-canvas-own="">
        <svg className={css.art} width="176" height="64" viewBox="0 0 176 64" aria-hidden="true" focusable="false">
          <rect x="0.5" y="0.5" width="175" height="63" rx="10" fill="none" stroke="var(--control)" strokeDasharray="5 4" />
          <path d="M88 24v16M80 32h16" stroke="var(--text-2)" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <h2 id="empty-design" className={css.title}>
          {t('Nothing is drawn yet')}
        </h2>
        {editable ? (
          <>
            <p className={css.text}>
              {singleKeys ? (
                <Sentence
                  of="Press {{add}} for anything, drag from the palette, or paste Mermaid or a file with {{paste}}."
                  with={{ add: <Kbd keys="N" />, paste: <Kbd keys="Ctrl V" /> }}
                />
              ) : (
                <Sentence of="Drag from the palette, or paste Mermaid or a file with {{paste}}." with={{ paste: <Kbd keys="Ctrl V" /> }} />
              )}
            </p>
            <div className={css.acts}>
              <Button variant="primary" onClick={() => addElement('service')}>
                {t('Add a service')}
              </Button>
              <Button variant="line" onClick={() => view.setPalette('add')}>
                {t('Open the palette')}
              </Button>
              <Button variant="quiet" onClick={() => view.openDialog('gallery')}>
                {t('Examples …')}
              </Button>
            </div>
          </>
        ) : (
          <p className={css.text}>{t('It can only be read.')}</p>
        )}
      </section>
    </div>
  );
}
