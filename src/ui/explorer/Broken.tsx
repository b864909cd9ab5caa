import Play from 'lucide-react/icons/play';
import Rows3 from 'lucide-react/icons/rows-3';
import { useEffect, useRef } from 'react';
import { t } from '../../language/index.ts';
import { type Counterexample, type Exploration, explorer, useExplore } from '../../workspace/index.ts';
import { Button } from '../controls/index.ts';
import css from './Explorer.module.css';
import { LackCard } from './LackCard.tsx';
import { Levels } from './Levels.tsx';
import { TakeAway } from './TakeAway.tsx';
import { useCurrentStep } from './useCurrentStep.ts';
import { stepNotes } from './words.ts';

/** A promise is broken: the shortest way there, step by step, and what the design lacks. */
export function Broken({ exploration, counterexample, stepsId }: { exploration: Exploration; counterexample: Counterexample; stepsId: string }) {
  const sequence = useExplore((state) => state.picture === 'sequence');
  const stale = useExplore((state) => state.stale);
  return (
    <div className={css.broken} data-quiet={stale || undefined}>
      <Levels exploration={exploration} />
      <div className={css.scroll}>
        <div className={css.example}>
          <h3 id={`${stepsId}-title`}>{t('Counterexample')}</h3>
          <TakeAway exploration={exploration} />
          <Button
            size="small"
            icon={<Rows3 size={14} aria-hidden />}
            pressed={sequence}
            aria-label={t('Show as messages')}
            onClick={() => explorer.showPicture(sequence ? 'canvas' : 'sequence')}
          >
            {t('Messages')}
          </Button>
          <Button
            size="small"
            variant={stale ? 'line' : 'primary'}
            icon={<Play size={13} fill="currentColor" aria-hidden />}
            onClick={() => void explorer.play()}
          >
            {t('Play it')}
          </Button>
        </div>
        <Steps counterexample={counterexample} id={stepsId} />
      </div>
      <LackCard lack={counterexample.lack} stale={stale} />
    </div>
  );
}

function Steps({ counterexample, id }: { counterexample: Counterexample; id: string }) {
  const current = useCurrentStep();
  const notes = stepNotes(counterexample);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ol id={id} ref={list} className={css.steps} aria-labelledby={`${id}-title`}>
      {counterexample.steps.map((step, index) => {
        const last = index === counterexample.steps.length - 1;
        const note = notes[index];
        return (
          <li key={index} data-fault={step.fault || undefined} data-broken={last || undefined}>
            <button type="button" aria-current={index === current ? 'step' : undefined} onClick={() => void explorer.showStep(index)}>
              <span className={css.number}>{index + 1}</span>
              <span className={css.stepWords}>
                <span className={css.what}>{step.words}</span>
                {note && note.text !== '' && (
                  <span className={css.note}>
                    {note.text}
                    {note.promise !== undefined && (
                      <>
                        {' '}
                        <b>{note.promise.toLocaleLowerCase()}</b>
                      </>
                    )}
                  </span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
