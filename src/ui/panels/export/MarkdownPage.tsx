import { useEffect, useState } from 'react';
import { mark, t } from '../../../language/index.ts';
import css from './Export.module.css';

/** Markdown as a forge shows it: GitHub's dialect, without its HTML. It stands in a frame in which no script runs and nothing is fetched. */
export function MarkdownPage({ text }: { text: string }) {
  const [page, setPage] = useState<string>();
  useEffect(() => {
    let overtaken = false;
    void Promise.all([import('micromark'), import('micromark-extension-gfm')]).then(([{ micromark }, { gfm, gfmHtml }]) => {
      if (!overtaken) setPage(`<style>${STYLE}</style>${micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })}`);
    });
    return () => {
      overtaken = true;
    };
  }, [text]);
  return (
    <section className={css.page} aria-label={t('Preview')}>
      <div className={css.head}>
        <h3 className={css.file}>{t('Preview')}</h3>
      </div>
      <iframe className={css.frame} title={t('The document, as a forge shows it')} sandbox="" srcDoc={page ?? ''} />
    </section>
  );
}

/** As GitHub's page, in the reader's theme. */
const STYLE = mark(
  '\n:root { color-scheme: light dark; }\nbody { margin: 0 24px 24px; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1f2328, #d1d7e0); overflow-wrap: anywhere; }\nh1, h2 { padding-bottom: .3em; border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }\nh1 { font-size: 1.7em; } h2 { font-size: 1.35em; } h3 { font-size: 1.1em; }\na { color: light-dark(#0969da, #4493f8); }\ntable { border-collapse: collapse; margin: 12px 0; }\nth, td { padding: 5px 10px; border: 1px solid light-dark(#d1d9e0, #3d444d); text-align: left; vertical-align: top; }\ncode, pre { font: 12px/1.5 ui-monospace, monospace; background: light-dark(#f6f8fa, #151b23); border-radius: 6px; }\ncode { padding: 2px 4px; } pre { padding: 12px; overflow: auto; } pre code { padding: 0; }\nblockquote { margin: 12px 0; padding: 0 12px; border-left: 3px solid light-dark(#d1d9e0, #3d444d); }\n',
);
