import Download from 'lucide-react/icons/download';
import Share2 from 'lucide-react/icons/share-2';
import { t } from '../../language/index.ts';
import { Button, Island } from '../../ui/controls/index.ts';
import { view } from '../../workspace/index.ts';
import { CommandTip } from './CommandTip.tsx';
import css from './ActionsBar.module.css';

/** Top right: share and take away. */
export function ActionsBar() {
  return (
    <Island className={css.bar} role="region" aria-label={t('Share and export')}>
      <CommandTip id="file.share" label={t('Share a link')}>
        <Button
          icon={<Share2 size={15} strokeWidth={1.75} aria-hidden />}
          onClick={() => view.openDialog('share')}
          className={css.button}
          aria-label={t('Share|verb')}
        >
          <span className={css.word}>{t('Share|verb')}</span>
        </Button>
      </CommandTip>
      <CommandTip id="file.export" label={t('Take it away as a file or text')}>
        <Button
          variant="primary"
          icon={<Download size={15} strokeWidth={1.75} aria-hidden />}
          onClick={() => view.openDialog('export')}
          className={css.button}
          aria-label={t('Export')}
        >
          <span className={css.word}>{t('Export')}</span>
        </Button>
      </CommandTip>
    </Island>
  );
}
