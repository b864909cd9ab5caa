import Copy from 'lucide-react/icons/copy';
import { IconButton, Menu } from '../controls/index.ts';
import { copyRun, useRun } from '../../workspace/index.ts';

/** Takes the run that is looked at into a document. */
export function CopyRun() {
  const off = useRun((state) => state.trace === null);
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label="Copy run" icon={<Copy size={15} aria-hidden />} disabled={off} />}
      groups={[
        {
          items: [
            { id: 'mermaid', label: 'Copy run as Mermaid', hint: 'sequence', onSelect: () => void copyRun('mermaid') },
            { id: 'markdown', label: 'Copy run as Markdown', hint: 'summary', onSelect: () => void copyRun('markdown') },
          ],
        },
      ]}
    />
  );
}
