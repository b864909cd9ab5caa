import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { slugOf } from '../../../model/index.ts';
import { saveFiles, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { counted } from '../../records/words.ts';
import { useExport } from '../transfer/useExport.ts';
import { TypeScriptView } from '../typescript/TypeScriptView.tsx';
import css from './Export.module.css';

/** A workspace of services that installs, type-checks and runs before a line is written. */
export function TypeScriptTab() {
  const [generatedOnly, setGeneratedOnly] = useState(false);
  const exported = useExport('typescript', { files: generatedOnly ? 'generated' : 'all' });
  const name = useDesign((state) => state.design.meta.name);
  return (
    <>
      <div className={css.whole}>
        <TypeScriptView exported={exported} />
      </div>
      <footer className={css.footer}>
        <Switch label="Only files that may be overwritten" checked={generatedOnly} onChange={setGeneratedOnly} />
        <span className={css.gap} />
        <span className={css.muted}>{exported.files.length === 0 ? '' : counted(exported.files.length, 'file')}</span>
        <Button
          variant="primary"
          icon={<Download size={16} aria-hidden="true" />}
          disabled={exported.files.length === 0}
          onClick={() => void saveFiles(exported.files, `${slugOf(name)}.zip`)}
        >
          Download zip
        </Button>
      </footer>
    </>
  );
}
