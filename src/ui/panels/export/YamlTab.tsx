import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import { saveFiles } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { CodeText } from '../../controls/CodeText.tsx';
import { counted } from '../../records/words.ts';
import { copied } from '../transfer/copied.ts';
import { textOf, useExport } from '../transfer/useExport.ts';
import css from './Export.module.css';

const NO_OPTIONS = {};

/** The document itself, as it belongs into a repository. */
export function YamlTab() {
  const exported = useExport('seam', NO_OPTIONS);
  const [file] = exported.files;
  const text = textOf(file);
  return (
    <>
      <section className={css.pane} style={{ flex: 1 }} aria-label="Text">
        <div className={css.head}>
          <h3 className={css.file}>{file?.path ?? 'Document'}</h3>
          <span className={css.muted}>{counted(text.split('\n').length - 1, 'line')}</span>
        </div>
        {exported.reason === undefined ? (
          <CodeText text={text} label={file?.path ?? 'Document'} language="yaml" className={css.code} />
        ) : (
          <p className={css.reason}>{exported.reason}</p>
        )}
      </section>
      <footer className={css.footer}>
        <span className={css.muted}>The same design always gives the same text. Opens again without loss.</span>
        <span className={css.gap} />
        <Button variant="line" icon={<Copy size={16} aria-hidden="true" />} disabled={text === ''} onClick={() => void copied(text, 'The document')}>
          Copy text
        </Button>
        <Button variant="primary" icon={<Download size={16} aria-hidden="true" />} disabled={text === ''} onClick={() => void saveFiles(exported.files)}>
          Download
        </Button>
      </footer>
    </>
  );
}
