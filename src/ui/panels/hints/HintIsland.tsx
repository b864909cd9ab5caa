import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { Sentence, t } from '../../../language/index.ts';
import { type HintId, HINTS, hints, useDesign, useHint, useNotices, useView } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { Island } from '../../controls/Island.tsx';
import { Kbd } from '../../controls/Kbd.tsx';
import { useMedia } from '../../controls/useMedia.ts';
import css from './Hints.module.css';

/**
 * What nobody should miss, one hint at a time above the strip. A hint goes when what it tells of is done or when it is sent away, and never comes back by
 * itself. It takes no focus, and gives way to notices and to whatever is under way.
 */
export function HintIsland() {
  const hint = useHint();
  const busy = useView(({ mode, connecting, renaming, dropping, dialog }) => mode !== 'design' || (connecting ?? renaming ?? dropping ?? dialog) !== null);
  const noticed = useNotices(({ notices }) => notices.length > 0);
  const editable = useDesign((state) => state.ready && state.readOnly === false);
  const touch = useMedia('(pointer: coarse)');
  const singleKeys = useView((state) => state.singleKeys);
  if (hint === undefined || busy || noticed || !editable) return null;
  return (
    <Island className={css.hint} role="region" aria-label={t('Hint')}>
      <span className={css.number}>{t('{{at}} of {{count}}', { at: HINTS.indexOf(hint) + 1, count: HINTS.length })}</span>
      <p className={css.words}>{(touch ? BY_TOUCH : singleKeys ? WORDS : WITHOUT_LETTERS)[hint]}</p>
      <Button size="small" variant="quiet" onClick={() => hints.dismiss(hint)}>
        {t('Got it')}
      </Button>
      <IconButton size="small" label={t('No more hints')} icon={<X size={14} aria-hidden="true" />} onClick={() => hints.dismiss(...HINTS)} />
    </Island>
  );
}

const REPAIR = <Sentence of="{{next}} goes to what is wrong, {{fix}} shows how to repair it." with={{ next: <Kbd keys="F8" />, fix: <Kbd keys="Ctrl ." /> }} />;

const WORDS: Readonly<Record<HintId, ReactNode>> = {
  connect: <Sentence of="Drag from the edge of a box onto another to connect them, or press {{key}}." with={{ key: <Kbd keys="C" /> }} />,
  repair: REPAIR,
  play: <Sentence of="{{key}} plays the design: break something, and watch what happens." with={{ key: <Kbd keys="T" /> }} />,
};

/** Where there is no keyboard and no pointer that hovers. */
const BY_TOUCH: Readonly<Record<HintId, ReactNode>> = {
  connect: <Sentence of="Hold a box until others light up, then tap one of them to connect." with={{}} />,
  repair: <Sentence of="Next, at the bottom, goes to what is wrong; Fix shows how to repair it." with={{}} />,
  play: <Sentence of="Play the design with the switch at the top: break something, and watch what happens." with={{}} />,
};

/** For those who have switched single keys off. */
const WITHOUT_LETTERS: Readonly<Record<HintId, ReactNode>> = {
  connect: <Sentence of="Drag from the edge of a box onto another to connect them. {{key}} finds every command." with={{ key: <Kbd keys="Ctrl K" /> }} />,
  repair: REPAIR,
  play: <Sentence of="Play the design with the switch at the top: break something, and watch what happens." with={{}} />,
};

export default HintIsland;
