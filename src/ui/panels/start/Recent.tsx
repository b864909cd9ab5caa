import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { type DesignSummary, openDesign, pictureOfDesign, view } from '../../../workspace/index.ts';
import { cx } from '../../controls/cx.ts';
import { Picture } from '../open/Picture.tsx';
import { whenWords } from '../open/when.ts';
import card from './Card.module.css';
import css from './Recent.module.css';

/** As many as stand in one row under the three starts. */
const SHOWN = 4;

/** The designs of this device that were changed last, with a picture each. */
export function Recent({ designs }: { designs: readonly DesignSummary[] }) {
  const [now] = useState(() => Date.now());
  return (
    <section className={css.recent} aria-label={t('On this device')}>
      <div className={css.head}>
        <h2 className={css.title}>{t('On this device')}</h2>
        <button type="button" className={css.all} onClick={() => view.openDialog('library')}>
          {designs.length > SHOWN ? t('All {{count}}', { count: designs.length }) : t('Manage')}
        </button>
      </div>
      <ul className={css.row}>
        {designs.slice(0, SHOWN).map((design) => (
          <li key={design.id}>
            <button type="button" className={cx(card.card, css.card)} onClick={() => void openDesign(design.id)}>
              <Picture className={css.picture} version={`${design.id} ${design.updatedAt}`} draw={() => pictureOfDesign(design)} />
              <span className={css.name}>{design.name}</span>
              <span className={css.when}>{whenWords(design.updatedAt, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
