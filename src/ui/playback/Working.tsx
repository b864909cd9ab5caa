import { useEffect, useState } from 'react';
import { t } from '../../language/index.ts';
import { run, useRun } from '../../workspace/index.ts';
import { Button, Island } from '../controls/index.ts';
import css from './Playback.module.css';

/** Shorter waits need no word. */
const PATIENCE_MS = 500;

/** A run that takes long to make: that it is being made, and the way out; and where somebody has gone that way, the way back. */
export function Working() {
  const status = useRun((state) => state.status);
  const long = useLong(status === 'computing');
  if (status === 'cancelled')
    return (
      <Island className={css.notice} role="status">
        <span>{t('The run was cancelled before it was worked out.')}</span>
        <Button size="small" variant="line" onClick={run.tryAgain}>
          {t('Run it again')}
        </Button>
      </Island>
    );
  if (!long) return null;
  return (
    <Island className={css.notice} role="status">
      <span className={css.working}>
        {t('The run is being worked out …')}
        <span className={css.progress} role="progressbar" aria-label={t('The run is being worked out …')} />
      </span>
      <Button size="small" variant="line" onClick={run.cancel}>
        {t('Cancel')}
      </Button>
    </Island>
  );
}

/** Whether something has gone on for longer than a person waits without a word. */
function useLong(goesOn: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [goesOn]);
  return long && goesOn;
}
