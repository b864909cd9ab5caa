import { Component, type ReactNode, Suspense } from 'react';
import { t } from '../language/index.ts';
import { downloadDesign } from '../workspace/index.ts';
import css from './Part.module.css';

interface PartProps {
  /** What the part is called where it says that it failed: "The inspector". */
  name: string;
  /** Fills its parent, instead of floating at the bottom right: for the canvas. */
  fill?: boolean;
  children: ReactNode;
}

/** What browsers and the bundler say of code that did not come. */
const NOT_LOADED = /dynamically imported module|importing a module script|preload CSS|Failed to fetch/iu;

/**
 * One part of the window: loaded by itself, and failing by itself. Whatever goes wrong inside, the rest of the window
 * goes on, the document is kept, and its file can be taken away.
 */
export class Part extends Component<PartProps, { readonly failure: string | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown): { readonly failure: string } {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { name, fill = false, children } = this.props;
    const { failure } = this.state;
    if (failure === null) return <Suspense fallback={null}>{children}</Suspense>;
    // What was not loaded once is not loaded again by React: only a new page asks for it.
    const isMissing = NOT_LOADED.test(failure);
    return (
      <div className={css.failed} data-fill={fill || undefined} role="alert">
        <p className={css.title}>{isMissing ? t('{{part}} could not be loaded.', { part: name }) : t('{{part}} has stopped.', { part: name })}</p>
        <p className={css.reason}>{isMissing ? t('There may be no network, or a newer version of this page.') : failure}</p>
        <p className={css.reason}>{t('Your design is kept.')}</p>
        <div className={css.actions}>
          {isMissing ? (
            <button type="button" onClick={() => location.reload()}>
              {t('Reload the page')}
            </button>
          ) : (
            <button type="button" onClick={() => this.setState({ failure: null })}>
              {t('Show it again')}
            </button>
          )}
          <button type="button" onClick={() => void downloadDesign()}>
            {t('Download the design')}
          </button>
        </div>
      </div>
    );
  }
}
