import Download from 'lucide-react/icons/download';
import Share2 from 'lucide-react/icons/share-2';
import { t } from '../../language/index.ts';
import { Button, Island } from '../../ui/controls/index.ts';
import { view } from '../../workspace/index.ts';
import css from './ActionsBar.module.css';

/** Top right: share and take away. */
export function ActionsBar() {
  return (
    <Island className={css.bar} role="region" aria-label={t('Share and export')}>
      <Button
        icon={<Share2 size={15} strokeWidth={1.75} aria-hidden />}
        onClick={() => view.openDialog('share')}
        className={css.button}
        aria-label={t('Share')}
      >
        <span className={css.word}>{t('Share')}</span>
      </Button>
      <Button
        variant="primary"
        icon={<Download size={15} strokeWidth={1.75} aria-hidden />}
        onClick={() => view.openDialog('export')}
        className={css.button}
        aria-label={t('Export')}
      >
        <span className={css.word}>{t('Export')}</span>
      </Button>
    </Island>
  );
}
