import { Sentence, t } from '../../../language/index.ts';
import { addContext, useDesign, useView, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Kbd } from '../../controls/Kbd.tsx';
import css from './MapHints.module.css';

/** On the map: what to do where there is nothing to be seen yet. */
export function MapHints() {
  const map = useView((state) => state.mode === 'map');
  const contexts = useDesign((state) => Object.keys(state.design.contexts).length);
  const related = useDesign((state) => Object.keys(state.design.relations).length > 0);
  const editable = useDesign((state) => state.readOnly === false);
  const busy = useView((state) => state.connecting !== null || state.renaming !== null);
  if (!map) return null;
  if (contexts === 0) return <NoContexts editable={editable} />;
  if (related || !editable || busy) return null;
  return (
    <p className={css.hint}>
      {contexts === 1 ? (
        t('A second context makes it a map.')
      ) : (
        <>
          <Sentence of="Drag from the edge of a context onto another to relate them, or select one and press {{key}}." with={{ key: <Kbd keys="C" /> }} />
        </>
      )}
    </p>
  );
}

function NoContexts({ editable }: { editable: boolean }) {
  return (
    <div className={css.middle}>
      <section className={css.empty} aria-labelledby="map-empty" data-canvas-own="">
        <h2 id="map-empty" className={css.title}>
          {t('No bounded contexts yet')}
        </h2>
        <p className={css.text}>
          <Sentence
            of="The map shows bounded contexts and how they relate. In Design, select what belongs together and press {{keys}}, or begin here with the first one."
            with={{ keys: <Kbd keys="Ctrl G" /> }}
          />
        </p>
        <div className={css.acts}>
          {editable && (
            <Button variant="primary" onClick={() => addContext()}>
              {t('Add a bounded context')}
            </Button>
          )}
          <Button variant="line" onClick={() => view.setMode('design')}>
            {t('Back to Design')}
          </Button>
        </div>
      </section>
    </div>
  );
}
