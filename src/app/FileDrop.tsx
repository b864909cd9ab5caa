import { useEffect, useState } from 'react';
import { t } from '../language/index.ts';
import { isPresenting, openFile, paste, textUnderWay, useDesign, useView, view } from '../workspace/index.ts';
import css from './FileDrop.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
const inField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null;

/** A file dropped anywhere opens; text pasted outside a field becomes part of the design, or a design of its own. */
export function FileDrop() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) {
        view.openDialog(null);
        void openFile(file);
      }
    };
    const pasted = (event: ClipboardEvent) => {
      if (inField(event.target)) return;
      const copied = textUnderWay();
      const file = copied === undefined ? event.clipboardData?.files[0] : undefined;
      const text = copied ?? event.clipboardData?.getData('text/plain') ?? '';
      if (!file && text.trim() === '') return;
      event.preventDefault();
      if (file) void openFile(file);
      else if (!useDesign.getState().ready || (useView.getState().mode !== 'play' && !isPresenting())) void paste(text);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', pasted);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', pasted);
    };
  }, []);

  return over ? (
    <div className={css.veil}>
      <p className={css.words}>{t('Drop to open: a design, a Mermaid text, a microTOSCA file or a picture with a design in it')}</p>
    </div>
  ) : null;
}
