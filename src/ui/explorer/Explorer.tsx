import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { t } from '../../language/index.ts';
import { explorer, type ExploreResult, useDesign, useExplore } from '../../workspace/index.ts';
import { announce, Island } from '../controls/index.ts';
import css from './Explorer.module.css';
import { PanelHead } from './PanelHead.tsx';
import { Options } from './Options.tsx';
import { Outcome } from './Outcome.tsx';
import { SequenceIsland } from './SequenceIsland.tsx';
import { Stale } from './Stale.tsx';
import { verdictOf, verdictWords } from './words.ts';

/** The panel of the explorer at the right, and over the canvas the counterexample as messages. */
export function Explorer() {
  const result = useExplore((state) => state.result);
  const sagaId = useExplore((state) => state.sagaId);
  const stepsId = useId();
  const panel = useRef<HTMLDivElement>(null);
  useSpokenVerdict(result);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  const climbOut = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (useExplore.getState().result.kind === 'exploring') explorer.cancel();
    else explorer.close();
  };
  return (
    <>
      <SequenceIsland describedBy={stepsId} />
      <Island
        ref={panel}
        className={css.panel}
        role="complementary"
        aria-label={t('Explorer')}
        tabIndex={-1}
        data-verdict={result.kind === 'done' ? verdictOf(result.exploration) : result.kind}
        onKeyDown={climbOut}
      >
        <PanelHead result={result} />
        <Stale />
        {sagaId !== null && <Options />}
        <Outcome result={result} stepsId={stepsId} />
      </Island>
    </>
  );
}

/** The result that was last said aloud: coming back to it says nothing new. */
let said: ExploreResult | undefined;

/** Says the verdict once, when it is there. */
function useSpokenVerdict(result: ExploreResult): void {
  useEffect(() => {
    if (result === said) return;
    if (result.kind === 'done') {
      const { title, note } = verdictWords(result.exploration);
      const name = useDesign.getState().design.sagas[result.exploration.sagaId]?.name ?? result.exploration.sagaName;
      announce(`${name}: ${title}, ${note}.`);
    } else if (result.kind === 'cannot') announce(t('The saga cannot run yet.'));
    else if (result.kind === 'failed') announce(t('The explorer has stopped: {{reason}}', { reason: result.reason }));
    else if (result.kind !== 'cancelled') return;
    else announce(t('The exploration was cancelled.'));
    said = result;
  }, [result]);
}
