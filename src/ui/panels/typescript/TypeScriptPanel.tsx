import Download from 'lucide-react/icons/download';
import { t } from '../../../language/index.ts';
import { slugOf } from '../../../model/index.ts';
import { saveFiles, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { useExport } from '../transfer/useExport.ts';
import css from './TypeScript.module.css';
import { TypeScriptView } from './TypeScriptView.tsx';

/** The TypeScript workspace of the design, file by file, while it is being drawn. Fills its place. */
export function TypeScriptPanel() {
  const exported = useExport('typescript', {});
  const name = useDesign((state) => state.design.meta.name);
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <span className={css.count} aria-live="off">
          {exported.files.length === 0 ? '' : t('{{count}} files', { count: exported.files.length })}
        </span>
        <Button
          size="small"
          variant="line"
          icon={<Download size={14} aria-hidden="true" />}
          disabled={exported.files.length === 0}
          onClick={() => void saveFiles(exported.files, `${slugOf(name)}.zip`)}
        >
          {t('Download zip')}
        </Button>
      </div>
      <TypeScriptView exported={exported} />
    </div>
  );
}
