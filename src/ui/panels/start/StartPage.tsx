import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect } from 'react';
import { Sentence, t } from '../../../language/index.ts';
import { EXAMPLES } from '../../../patterns/index.ts';
import { addElement, createDesign, listDesigns, useDesign, useLibrary, useView, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Island } from '../../controls/Island.tsx';
import { Kbd } from '../../controls/Kbd.tsx';
import { oneAtATime } from '../../controls/oneAtATime.ts';
import { typeAhead } from '../../controls/typeAhead.ts';
import { openExample } from '../open/openExample.ts';
import { Recent } from './Recent.tsx';
import { BlankArt, ExampleArt, OpenArt } from './art.tsx';
import { Hints } from './Hints.tsx';
import { Mark } from './Mark.tsx';
import { StartCard } from './StartCard.tsx';
import css from './Start.module.css';

const [FIRST, ...MORE] = EXAMPLES;
/** Names that fit into one line under the cards. */
const NAMED = 4;

const openFirst = () => void (FIRST && openExample(FIRST));
const goBack = () => view.setStartPage(false);
const openPaste = () => view.openDialog('open');

const startBlank = oneAtATime(async () => {
  typeAhead();
  await createDesign(undefined, { name: 'Untitled' });
  view.setStartPage(false);
  addElement('service');
});

const STARTS: Readonly<Record<string, () => void>> = { 1: openFirst, 2: () => void startBlank(), 3: openPaste };

/** First start: three ways in, more examples, and what the islands around are for. Lies over the empty canvas. */
export function StartPage() {
  const singleKeys = useView((state) => state.singleKeys);
  const recent = useLibrary((state) => state.designs);
  const openName = useDesign((state) => (state.ready ? state.design.meta.name : undefined));
  useEffect(() => void listDesigns(), []);

  useEffect(() => {
    if (openName === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || useView.getState().dialog !== null) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
      event.preventDefault();
      goBack();
    };
    window.addEventListener('keydown', onKey);
    // Whoever asks for something in the design, or for another mode, is shown the design.
    const stop = useView.subscribe((now, before) => {
      if ((now.reveal !== null && now.reveal !== before.reveal) || now.mode !== before.mode) goBack();
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, [openName]);

  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      const start = STARTS[event.key];
      if (!start || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        useView.getState().dialog !== null ||
        (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role="dialog"]'))
      )
        return;
      event.preventDefault();
      start();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);

  return (
    <section className={css.page} aria-label={t('Start')} data-recent={recent.length > 0 || undefined}>
      <Hints />
      <div className={css.start}>
        <Mark size={44} />
        <h1 className={css.title}>{t('Draw services. Break them. Fix the design.')}</h1>
        <p className={css.lead}>{t('No account and no server. Your work stays on this device until you share it.')}</p>
        {openName !== undefined && (
          <Button size="small" variant="quiet" className={css.back} icon={<ArrowLeft size={14} aria-hidden="true" />} onClick={goBack}>
            {t('Back to {{name}}', { name: openName })} <Kbd keys="Esc" />
          </Button>
        )}
        <div className={css.cards}>
          <StartCard primary title={t(FIRST?.title ?? 'Example')} number="1" art={<ExampleArt />} onStart={openFirst}>
            {t('A complete example: play it, make payment fail, watch it undo itself.')}
          </StartCard>
          <StartCard title={t('Blank canvas')} number="2" art={<BlankArt />} onStart={() => void startBlank()}>
            <Sentence of="Start with one service and grow it with {{key}} and an arrow key." with={{ key: <Kbd keys="Ctrl" /> }} />
          </StartCard>
          <StartCard title={t('Open or paste')} number="3" art={<OpenArt />} onStart={openPaste}>
            {t('A file, a share link, or Mermaid from a README. Dropping works too.')}
          </StartCard>
        </div>
        {MORE.length > 0 && (
          <Line label={t('More examples')}>
            {MORE.slice(0, NAMED).map((example) => (
              <button key={example.id} type="button" className={css.link} title={t(example.summary)} onClick={() => void openExample(example)}>
                {t(example.title)}
              </button>
            ))}
            <button type="button" className={css.all} onClick={() => view.openDialog('gallery')}>
              {t('All {{count}}', { count: EXAMPLES.length })}
            </button>
          </Line>
        )}
        {recent.length > 0 && <Recent designs={recent} />}
      </div>
      {singleKeys && (
        <Island className={css.keys} aria-label={t('Keys')}>
          <span>
            <Kbd keys="N" /> {t('add anything')}
          </span>
          <span>
            <Kbd keys="C" /> {t('connect')}
          </span>
          <span>
            <Kbd keys="T" /> {t('play')}
          </span>
          <span>
            <Kbd keys="Ctrl K" /> {t('every command')}
          </span>
        </Island>
      )}
    </section>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className={css.line} aria-label={label}>
      <span className={css.muted} aria-hidden="true">
        {label}
      </span>
      {children}
    </fieldset>
  );
}

export default StartPage;
