import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import X from 'lucide-react/icons/x';
import { useEffect } from 'react';
import { t } from '../../../language/index.ts';
import { present, slideNow, useDesign, usePresenting } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { Island } from '../../controls/Island.tsx';
import css from './Presentation.module.css';

/** What is left of the window while the design is presented: what the slide is called, and the way to the others. It is a part of the drawing's edge, not of the drawing. */
export function Presentation() {
  usePresenting();
  const design = useDesign((state) => state.design);
  const now = slideNow();
  const where = now && t('Slide {{at}} of {{count}}', { at: now.at + 1, count: now.count });
  useEffect(() => document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true }), []);
  useEffect(() => useDesign.subscribe((after, before) => after.designId !== before.designId && present.leave()), []);
  useEffect(() => {
    if (where !== undefined && now) announce(`${where}: ${now.slide.name}`);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a slide is said when one comes to it, not while somebody renames it
  }, [where]);
  if (!now) return null;
  return (
    <>
      <header className={css.title}>
        <h1>{now.slide.name}</h1>
        {now.slide.id !== null && <p>{design.meta.name}</p>}
      </header>
      <Island className={css.bar} role="region" aria-label={t('Presentation')}>
        <IconButton
          label={t('Previous slide')}
          keys="←"
          side="top"
          icon={<ChevronLeft size={18} aria-hidden="true" />}
          disabled={now.at === 0}
          onClick={() => present.step(-1)}
        />
        <span className={css.where} aria-hidden="true">
          {t('{{at}} of {{count}}', { at: now.at + 1, count: now.count })}
        </span>
        <IconButton
          label={t('Next slide')}
          keys="→"
          side="top"
          icon={<ChevronRight size={18} aria-hidden="true" />}
          disabled={now.at === now.count - 1}
          onClick={() => present.step(1)}
        />
        <span className={css.rule} />
        <IconButton label={t('Leave the presentation')} keys="Esc" side="top" icon={<X size={16} aria-hidden="true" />} onClick={present.leave} />
      </Island>
    </>
  );
}

export default Presentation;
