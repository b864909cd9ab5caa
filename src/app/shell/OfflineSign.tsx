import WifiOff from 'lucide-react/icons/wifi-off';
import { useSyncExternalStore } from 'react';
import { t } from '../../language/index.ts';
import { Tooltip } from '../../ui/controls/index.ts';
import css from './Strip.module.css';

/** Says that there is no network, and that nothing but opening the page on another device needs one. */
export function OfflineSign() {
  const online = useSyncExternalStore(follow, () => navigator.onLine);
  if (online) return null;
  return (
    <Tooltip label={t('There is no network. Everything works without one, and your work is kept on this device.')} side="top">
      <span className={css.offline} role="status">
        <WifiOff size={14} aria-hidden />
        <span>{t('Offline')}</span>
      </span>
    </Tooltip>
  );
}

function follow(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
