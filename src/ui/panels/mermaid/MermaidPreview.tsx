import CircleCheck from 'lucide-react/icons/circle-check';
import { t } from '../../../language/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Segments } from '../../controls/ChoiceField.tsx';
import { cx } from '../../controls/cx.ts';
import { Severity } from '../../controls/Severity.tsx';
import type { DrawingTheme } from './draw.ts';
import css from './Mermaid.module.css';
import type { DrawingState } from './useDrawing.ts';

/** Whether the text parses, as GitHub's own parser would say. */
export function ParseState({ state, text }: { state: DrawingState; text: string }) {
  const lines = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
  return (
    <>
      {state.reason !== undefined ? (
        <Severity level="error" />
      ) : (
        state.drawing !== undefined && (
          <span className={css.parses}>
            <CircleCheck size={14} aria-hidden="true" />
            {t('Parses')}
          </span>
        )
      )}
      <span className={css.lines}>{t('{{count}} lines', { count: lines })}</span>
    </>
  );
}

interface MermaidPreviewProps {
  state: DrawingState;
  name: string;
  theme: DrawingTheme;
  onTheme: (theme: DrawingTheme) => void;
}

/** The drawing of a Mermaid text, on the ground on which GitHub shows it. */
export function MermaidPreview({ state, name, theme, onTheme }: MermaidPreviewProps) {
  const { drawing, working, reason, drawAnyway } = state;
  return (
    <section className={css.preview} aria-label={t('Preview')}>
      <div className={css.head}>
        <h3 className={css.name}>{t('Preview')}</h3>
        <Segments
          label={t('Theme of the preview')}
          layout="hidden"
          value={theme}
          options={[
            { value: 'light', label: t('GitHub light') },
            { value: 'dark', label: t('dark') },
          ]}
          onChange={onTheme}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={cx(css.ground, theme === 'dark' && css.darkGround)} aria-busy={working} tabIndex={0} aria-label={t('Drawing')}>
        {reason !== undefined && (
          <p className={css.reason} role="alert">
            {reason}
          </p>
        )}
        {drawing !== undefined && (
          <img
            className={css.drawing}
            src={drawing.url}
            width={drawing.width}
            height={drawing.height}
            alt={t('Diagram of {{name}}, drawn by Mermaid', { name })}
          />
        )}
        {drawAnyway !== undefined && (
          <div className={css.asks}>
            <p className={css.waiting}>{t('The text is complete. Mermaid needs a while to draw one of this length, and the page stands still meanwhile.')}</p>
            <Button size="small" variant="line" onClick={drawAnyway}>
              {t('Draw it')}
            </Button>
          </div>
        )}
        {drawing === undefined && reason === undefined && drawAnyway === undefined && <p className={css.waiting}>{t('Drawing …')}</p>}
      </section>
    </section>
  );
}
