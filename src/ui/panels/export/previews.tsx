import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { useDesign } from '../../../workspace/index.ts';
import { CodeText } from '../../controls/CodeText.tsx';
import { cx } from '../../controls/cx.ts';
import { languageOf } from '../../controls/highlight.ts';
import type { DrawingTheme } from '../mermaid/draw.ts';
import { MermaidPreview, ParseState } from '../mermaid/MermaidPreview.tsx';
import { useDrawing } from '../mermaid/useDrawing.ts';
import { type ExportedFile, textOf } from '../transfer/useExport.ts';
import css from './Export.module.css';
import { MarkdownPage } from './MarkdownPage.tsx';
import { usePictureUrl } from './usePictureUrl.ts';

interface PreviewProps {
  file: ExportedFile;
}

/** The text of a file with its name. */
function TextPane({ file, state }: PreviewProps & { state?: React.ReactNode }) {
  const text = textOf(file);
  return (
    <section className={css.pane} aria-label={t('Text')}>
      <div className={css.head}>
        <h3 className={css.file}>{file.path}</h3>
        {state ?? <span className={css.muted}>{t('{{count}} lines', { count: text.replace(/\n$/, '').split('\n').length })}</span>}
      </div>
      <CodeText text={text} label={file.path} language={languageOf(file.path)} className={css.code} />
    </section>
  );
}

/** One text, over the whole width. */
export function TextPreview({ file }: PreviewProps) {
  return (
    <div className={css.whole}>
      <TextPane file={file} />
    </div>
  );
}

/** Mermaid text, and what GitHub makes of it. */
export function DiagramPreview({ file }: PreviewProps) {
  const name = useDesign((state) => state.design.meta.name);
  const [theme, setTheme] = useState<DrawingTheme>(() => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'));
  const text = textOf(file);
  const drawing = useDrawing(text, theme);
  return (
    <div className={css.two}>
      <TextPane file={file} state={<ParseState state={drawing} text={text} />} />
      <MermaidPreview state={drawing} name={name} theme={theme} onTheme={setTheme} />
    </div>
  );
}

/** Markdown, and how a forge shows it. */
export function MarkdownPreview({ file }: PreviewProps) {
  return (
    <div className={css.two}>
      <TextPane file={file} />
      <MarkdownPage text={textOf(file)} />
    </div>
  );
}

/** A picture as it comes out: a sheet on the ground of the dialog or, where it is transparent, before what it will lie on in its theme. */
export function PicturePreview({ file, theme, background }: PreviewProps & { theme: 'light' | 'dark'; background: boolean }) {
  const name = useDesign((state) => state.design.meta.name);
  const url = usePictureUrl(textOf(file));
  return (
    <section
      className={cx(css.picture, background ? css.filled : cx(theme === 'dark' ? css.dark : css.light, css.chequered))}
      aria-label={t('Preview')}
      aria-busy={url === undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {url === undefined ? <progress className={css.bar} aria-label={t('Drawing')} /> : <img src={url} alt={name} />}
    </section>
  );
}
