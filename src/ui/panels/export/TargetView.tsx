import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import FolderDown from 'lucide-react/icons/folder-down';
import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import { slugOf } from '../../../model/index.ts';
import {
  canGoToFolder,
  chooseFolder,
  copyPicture,
  exportFiles,
  lacksFolders,
  notices,
  type OptionValues,
  renderPng,
  saveFile,
  saveFiles,
  type Target,
  useDesign,
} from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { FolderDialog } from '../folder/index.ts';
import { ShareBody } from '../share/ShareBody.tsx';
import { copied } from '../transfer/copied.ts';
import { type Exported, type ExportedFile, reasonOf, textOf, useExport } from '../transfer/useExport.ts';
import { TypeScriptView } from '../typescript/TypeScriptView.tsx';
import css from './Export.module.css';
import { OptionRow } from './OptionRow.tsx';
import { DiagramPreview, MarkdownPreview, PicturePreview, TextPreview } from './previews.tsx';
import { useTargetOptions } from './useTargetOptions.ts';

/** One target: its options, a preview of exactly what comes out, and the ways to take it away. */
export function TargetView({ target }: { target: Target }) {
  if (target.preview === 'link')
    return (
      <div className={css.alone}>
        <ShareBody />
      </div>
    );
  return <WrittenTarget key={target.id} target={target} />;
}

function WrittenTarget({ target }: { target: Target }) {
  const { choices, values, choose } = useTargetOptions(target);
  const exported = useExport(target.id, values);
  const [part, setPart] = useState<string>();
  const file = exported.files.find(({ path }) => path === part) ?? exported.files[0];
  const isTree = target.preview === 'files' && exported.files.length > 1;
  return (
    <>
      {values !== undefined && <OptionRow target={target} choices={choices} values={values} onChoose={choose} />}
      <Progress exported={exported} />
      <div className={css.body}>
        <Preview target={target} exported={exported} file={file} isTree={isTree} values={values ?? {}} />
      </div>
      <footer className={css.footer}>
        {exported.files.length > 1 && !isTree && (
          <div className={css.select}>
            <SelectField
              label={t('Part')}
              layout="hidden"
              prefix={t('Part')}
              value={file?.path}
              options={exported.files.map(({ path }) => ({ value: path, label: path }))}
              onChange={setPart}
            />
          </div>
        )}
        <span className={css.muted}>{exported.files.length > 1 ? t('{{count}} files', { count: exported.files.length }) : ''}</span>
        {isTree && lacksFolders() && <span className={css.muted}>{t('This browser cannot write into a folder: take the zip, or the command line.')}</span>}
        <span className={css.gap} />
        <Actions target={target} files={exported.files} file={file} values={values ?? {}} old={exported.working} />
      </footer>
    </>
  );
}

interface BodyProps {
  target: Target;
  exported: Exported;
  file: ExportedFile | undefined;
  isTree: boolean;
  values: OptionValues;
}

function Preview({ target, exported, file, isTree, values }: BodyProps) {
  if (exported.cancelled && file === undefined)
    return <EmptyState title={t('Stopped')}>{t('Nothing was written. Change an option, or write it again.')}</EmptyState>;
  if (exported.reason !== undefined) return <EmptyState title={t('Nothing to write as {{title}}', { title: t(target.title) })}>{exported.reason}</EmptyState>;
  if (file === undefined)
    return exported.working ? null : <EmptyState title={t('Nothing to write as {{title}}', { title: t(target.title) })}>{t(target.summary)}</EmptyState>;
  if (isTree) return <TypeScriptView exported={exported} />;
  switch (target.preview) {
    case 'mermaid':
      return <DiagramPreview file={file} />;
    case 'picture':
      return <PicturePreview file={file} theme={values['theme'] === 'dark' ? 'dark' : 'light'} background={values['background'] !== false} />;
    default:
      return file.path.endsWith('.md') ? <MarkdownPreview file={file} /> : <TextPreview file={file} />;
  }
}

/** Shorter work than this is not spoken of, in milliseconds. */
const PATIENCE_MS = 500;

/** Says that something is being written for longer than a moment, and stops it. */
function Progress({ exported: { working, cancelled, cancel, again } }: { exported: Exported }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!working) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [working]);
  if (!(working && long) && !cancelled) return null;
  return (
    <div className={css.progress} role="status">
      {cancelled ? t('Stopped.') : t('Writing …')}
      {!cancelled && <progress className={css.bar} aria-label={t('Writing')} />}
      <Button size="small" variant="line" onClick={cancelled ? again : cancel}>
        {cancelled ? t('Write it again') : t('Cancel')}
      </Button>
    </div>
  );
}

interface ActionsProps {
  target: Target;
  files: readonly ExportedFile[];
  file: ExportedFile | undefined;
  values: OptionValues;
  /** The files are those of other options or of an earlier design: nobody wants to take them away. */
  old: boolean;
}

const icon = { size: 16, 'aria-hidden': true } as const;

function Actions({ target, files, file, values, old }: ActionsProps) {
  const name = useDesign((state) => state.design.meta.name);
  const text = textOf(file);
  const isPainted = target.needsBrowser !== undefined;
  const several = files.length > 1;
  const download = () => void (isPainted ? savePainted(file, values) : saveFiles(files, `${slugOf(name)}.zip`));
  return (
    <>
      {isPainted && (
        <Button variant="line" icon={<Copy {...icon} />} disabled={file === undefined || old} onClick={() => void copyPainted(file, values)}>
          {t('Copy picture')}
        </Button>
      )}
      {canGoToFolder(files) && <FolderButton files={files} />}
      {target.preview === 'mermaid' && <DownloadButton primary={false} several={several} disabled={file === undefined || old} onClick={download} />}
      {!isPainted && target.preview !== 'files' && (
        <Button
          variant="line"
          icon={<Copy {...icon} />}
          disabled={text === '' || old}
          onClick={() => void copied(text, t('The {{title}} text', { title: t(target.title) }))}
        >
          {t('Copy text')}
        </Button>
      )}
      {target.preview === 'mermaid' ? (
        <Button variant="primary" icon={<Copy {...icon} />} disabled={text === '' || old} onClick={() => void copyFence(target, values)}>
          {t('Copy for README')}
        </Button>
      ) : (
        <DownloadButton primary several={several} disabled={file === undefined || old} onClick={download} />
      )}
    </>
  );
}

/** Asks for a folder, and shows what would happen there. */
function FolderButton({ files }: { files: readonly ExportedFile[] }) {
  const [chosen, setChosen] = useState<{ folder: FileSystemDirectoryHandle; files: readonly ExportedFile[] }>();
  const choose = async () => {
    try {
      const folder = await chooseFolder();
      if (folder) setChosen({ folder, files });
    } catch (error) {
      notices.show({ tone: 'error', title: reasonOf(error) });
    }
  };
  return (
    <>
      <Button variant="line" icon={<FolderDown {...icon} />} onClick={() => void choose()}>
        {t('Write to a folder')}
      </Button>
      {chosen !== undefined && <FolderDialog {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function DownloadButton({ primary, several, disabled, onClick }: { primary: boolean; several: boolean; disabled: boolean; onClick: () => void }) {
  return (
    <Button variant={primary ? 'primary' : 'line'} icon={<Download {...icon} />} disabled={disabled} onClick={onClick}>
      {several ? t('Download zip') : t('Download')}
    </Button>
  );
}

/** The diagram in a fence that carries the design. */
async function copyFence(target: Target, values: OptionValues): Promise<void> {
  try {
    const [fence] = await exportFiles(target.id, { ...values, fence: true });
    await copied(textOf(fence), t('The diagram for your README'));
  } catch (error) {
    notices.show({ tone: 'error', title: t('The fence could not be written'), detail: reasonOf(error) });
  }
}

/** The picture in pixels, at the scale that was chosen. Says so where the browser cannot paint it. */
async function painted(file: ExportedFile | undefined, values: OptionValues): Promise<Uint8Array | undefined> {
  try {
    return await renderPng(textOf(file), Number(values['scale'] ?? 2));
  } catch (error) {
    notices.show({ tone: 'error', title: t('The picture could not be made'), detail: reasonOf(error) });
    return undefined;
  }
}

async function savePainted(file: ExportedFile | undefined, values: OptionValues): Promise<void> {
  const content = await painted(file, values);
  if (content !== undefined) saveFile({ path: (file?.path ?? 'design.svg').replace(/\.svg$/, '.png'), content, mediaType: 'image/png' });
}

async function copyPainted(file: ExportedFile | undefined, values: OptionValues): Promise<void> {
  const png = await painted(file, values);
  if (png === undefined) return;
  if (await copyPicture(png)) notices.show({ id: 'copied', tone: 'success', title: t('The picture is on the clipboard') });
  else notices.show({ id: 'copied', tone: 'warning', title: t('The browser does not let this page copy pictures'), detail: t('Download it instead.') });
}
