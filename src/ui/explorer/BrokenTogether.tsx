import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../language/index.ts';
import { type Exploration, explorer, type TogetherCounterexample, useExplore } from '../../workspace/index.ts';
import { Button } from '../controls/index.ts';
import css from './Explorer.module.css';
import { Levels } from './Levels.tsx';
import { TakeAway } from './TakeAway.tsx';
import { meetingNotes } from './words.ts';

interface BrokenTogetherProps {
  readonly exploration: Exploration;
  readonly counterexample: TogetherCounterexample;
  readonly stepsId: string;
}

/** Long enough to read a step and to find it on the canvas. */
const STEP_MS = 1_600;

/** One run alone keeps every promise, two that meet at their locks do not: the shortest way there, step by step. */
export function BrokenTogether({ exploration, counterexample, stepsId }: BrokenTogetherProps) {
  const stale = useExplore((state) => state.stale);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (!explorer.showMeetingStep(useExplore.getState().meetingStep + 1)) setPlaying(false);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);
  const toggle = (): void => {
    if (!playing) explorer.showMeetingStep(0);
    setPlaying(!playing);
  };
  return (
    <div className={css.broken} data-quiet={stale || undefined}>
      <Levels exploration={exploration} />
      <div className={css.scroll}>
        <div className={css.example}>
          <h3 id={`${stepsId}-title`}>{t('Counterexample')}</h3>
          <TakeAway exploration={exploration} />
          <Button
            size="small"
            variant={stale ? 'line' : 'primary'}
            icon={playing ? <Pause size={13} aria-hidden /> : <Play size={13} fill="currentColor" aria-hidden />}
            onClick={toggle}
          >
            {playing ? t('Pause') : t('Play it')}
          </Button>
        </div>
        <Steps counterexample={counterexample} id={stepsId} onPick={() => setPlaying(false)} />
      </div>
      <section className={css.lack} aria-labelledby="explorer-together">
        <h3 id="explorer-together">{t('Two runs at once')}</h3>
        <p>{exploration.together?.words}</p>
      </section>
    </div>
  );
}

function Steps({ counterexample, id, onPick }: { counterexample: TogetherCounterexample; id: string; onPick: () => void }) {
  const current = useExplore((state) => state.meetingStep);
  const notes = meetingNotes(counterexample);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const last = counterexample.steps.length - 1;
  return (
    <ol id={id} ref={list} className={css.steps} aria-labelledby={`${id}-title`}>
      {counterexample.steps.map((step, index) => (
        <li key={index} data-fault={step.fault || undefined} data-broken={index === last || undefined}>
          <button
            type="button"
            aria-current={index === current ? 'step' : undefined}
            onClick={() => {
              onPick();
              explorer.showMeetingStep(index);
            }}
          >
            <span className={css.number}>{index + 1}</span>
            <span className={css.stepWords}>
              <span className={css.what}>{step.words}</span>
              <span className={css.note}>
                {notes[index]?.text}
                {notes[index]?.promise !== undefined && (
                  <>
                    {' '}
                    <b>{notes[index].promise.toLocaleLowerCase()}</b>
                  </>
                )}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
