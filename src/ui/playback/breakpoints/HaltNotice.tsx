import OctagonPause from 'lucide-react/icons/octagon-pause';
import { useEffect } from 'react';
import { t } from '../../../language/index.ts';
import { breakpoints, run, useDesign, useRun } from '../../../workspace/index.ts';
import { announce, Button, Island } from '../../controls/index.ts';
import notice from '../Playback.module.css';
import { seconds } from '../time.ts';
import css from './Breakpoints.module.css';
import { haltWords } from './words.ts';

/** A breakpoint has stopped the run: why, and the way on. */
export function HaltNotice() {
  const halted = useRun((state) => state.halted);
  const trace = useRun((state) => state.trace);
  const design = useDesign((state) => state.design);
  const words = halted && trace ? haltWords(design, trace, halted) : undefined;
  const sentence =
    words && halted ? t('Stopped at {{seconds}} s. {{why}}. {{what}}', { seconds: seconds(halted.tUs), why: words.why, what: words.what }) : undefined;
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
  if (!halted || !words) return null;
  return (
    <Island className={notice.notice} role="status">
      <OctagonPause size={16} className={css.sign} aria-hidden />
      <span>
        <b>{words.why}</b>
        {words.what !== '' && `: ${words.what}`}
      </span>
      <Button size="small" variant="line" onClick={run.play}>
        {t('Play on')}
      </Button>
      <Button size="small" variant="quiet" onClick={() => breakpoints.toggle(halted.breakpoint)}>
        {t('Stop here no more')}
      </Button>
    </Island>
  );
}
