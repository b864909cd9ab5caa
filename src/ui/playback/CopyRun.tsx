import Copy from 'lucide-react/icons/copy';
import { t } from '../../language/index.ts';
import { IconButton, Menu } from '../controls/index.ts';
import { copyRun, useRun } from '../../workspace/index.ts';

/** Takes the run that is looked at into a document. */
export function CopyRun() {
  const off = useRun((state) => state.trace === null);
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label={t('Copy run')} icon={<Copy size={15} aria-hidden />} disabled={off} />}
      groups={[
        {
          items: [
            { id: 'mermaid', label: t('Copy run as Mermaid'), hint: t('sequence'), onSelect: () => void copyRun('mermaid') },
            { id: 'markdown', label: t('Copy run as Markdown'), hint: t('summary'), onSelect: () => void copyRun('markdown') },
          ],
        },
      ]}
    />
  );
}
