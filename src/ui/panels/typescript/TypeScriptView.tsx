import { useMemo, useState } from 'react';
import { t } from '../../../language/index.ts';
import { CodeText } from '../../controls/CodeText.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { languageOf } from '../../controls/highlight.ts';
import { type Exported, textOf } from '../transfer/useExport.ts';
import { FileTree } from './FileTree.tsx';
import css from './TypeScript.module.css';

/** Files at the left, the chosen one at the right, read-only. */
export function TypeScriptView({ exported }: { exported: Exported }) {
  const [chosen, setChosen] = useState<string>();
  const paths = useMemo(() => exported.files.map((file) => file.path), [exported.files]);
  const path = chosen !== undefined && paths.includes(chosen) ? chosen : (paths.find((one) => one.endsWith('README.md')) ?? paths[0]);
  const file = exported.files.find((one) => one.path === path);

  if (exported.reason !== undefined) return <EmptyState title={t('No code from this design yet')}>{exported.reason}</EmptyState>;
  if (file === undefined || path === undefined) return <EmptyState title={exported.working ? t('Writing the code …') : t('Nothing to write')} />;
  return (
    <div className={css.view}>
      <FileTree paths={paths} chosen={path} onChoose={setChosen} />
      <CodeText key={path} text={textOf(file)} label={path} language={languageOf(path)} className={css.code} />
    </div>
  );
}
