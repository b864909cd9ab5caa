import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import { exportedPage } from '../../../workspace/index.ts';
import css from './Export.module.css';

/** Characters of a document that the preview shows at most: a page with ten thousand rows holds the window up. */
const MOST_SHOWN = 40_000;

/** Markdown as a forge shows it: GitHub's dialect, without its HTML. It stands in a frame in which no script runs and nothing is fetched. */
export function MarkdownPage({ text }: { text: string }) {
  const [page, setPage] = useState<string>();
  const shown = text.length <= MOST_SHOWN ? text : text.slice(0, Math.max(text.lastIndexOf('\n', MOST_SHOWN), 1));
  useEffect(() => {
    const abort = new AbortController();
    exportedPage(shown, abort.signal).then(
      (html) => abort.signal.aborted || setPage(`<style>${STYLE}</style>${html}`),
      () => abort.signal.aborted || setPage(''),
    );
    return () => abort.abort();
  }, [shown]);
  return (
    <section className={css.page} aria-label={t('Preview')}>
      <div className={css.head}>
        <h3 className={css.file}>{t('Preview')}</h3>
        {shown !== text && <span className={css.muted}>{t('The beginning; the file has all of it')}</span>}
      </div>
      <iframe className={css.frame} title={t('The document, as a forge shows it')} sandbox="" srcDoc={page ?? ''} />
    </section>
  );
}

/** As GitHub's page, in the reader's theme. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 24px 24px; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1f2328, #d1d7e0); overflow-wrap: anywhere; }
h1, h2 { padding-bottom: .3em; border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
h1 { font-size: 1.7em; } h2 { font-size: 1.35em; } h3 { font-size: 1.1em; }
a { color: light-dark(#0969da, #4493f8); }
table { border-collapse: collapse; margin: 12px 0; }
th, td { padding: 5px 10px; border: 1px solid light-dark(#d1d9e0, #3d444d); text-align: left; vertical-align: top; }
code, pre { font: 12px/1.5 ui-monospace, monospace; background: light-dark(#f6f8fa, #151b23); border-radius: 6px; }
code { padding: 2px 4px; } pre { padding: 12px; overflow: auto; } pre code { padding: 0; }
blockquote { margin: 12px 0; padding: 0 12px; border-left: 3px solid light-dark(#d1d9e0, #3d444d); }
`;
