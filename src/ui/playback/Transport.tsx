import ChevronFirst from 'lucide-react/icons/rotate-ccw';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import SkipForward from 'lucide-react/icons/skip-forward';
import StepBack from 'lucide-react/icons/step-back';
import StepForward from 'lucide-react/icons/step-forward';
import { useId } from 'react';
import { t } from '../../language/index.ts';
import { Button, IconButton, Island, Menu } from '../controls/index.ts';
import { notices, run, sagaInView, SPEEDS, useRun, useDesign } from '../../workspace/index.ts';
import { breakGroups } from './BreakMenu.tsx';
import { BreakpointsMenu } from './breakpoints/BreakpointsMenu.tsx';
import Zap from 'lucide-react/icons/zap';
import css from './Transport.module.css';
import { seconds } from './time.ts';

const glyph = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Steps of the speed slider for each factor of ten. */
const STEPS_PER_DECADE = 4;
const slowest = Math.log10(SPEEDS.slowest) * STEPS_PER_DECADE;
const fastest = Math.log10(SPEEDS.fastest) * STEPS_PER_DECADE;

/** Play and pause, steps, the time, the speed, the seed, and something to break. */
export function Transport() {
  const trace = useRun((state) => state.trace);
  const playing = useRun((state) => state.playing);
  const off = trace === null;
  return (
    <Island className={css.bar} role="toolbar" aria-label={t('Playback')}>
      <IconButton label={t('Back to the start')} keys="R" side="top" icon={<ChevronFirst {...glyph} />} disabled={off} onClick={run.reset} />
      <IconButton label={t('Step back')} keys="Shift ," side="top" icon={<StepBack {...glyph} />} disabled={off} onClick={run.stepBack} />
      <IconButton
        label={playing ? t('Pause') : t('Play|verb')}
        keys="Space"
        side="top"
        icon={playing ? <Pause {...glyph} /> : <Play {...glyph} />}
        disabled={off}
        className={css.play}
        onClick={run.toggle}
      />
      <IconButton label={t('Step forward')} keys="Shift ." side="top" icon={<StepForward {...glyph} />} disabled={off} onClick={run.stepForward} />
      <IconButton label={t('Next decision')} keys="." side="top" icon={<SkipForward {...glyph} />} disabled={off} onClick={run.nextDecision} />
      <span className={css.rule} />
      <Time />
      <span className={css.rule} />
      <Speed />
      <span className={css.rule} />
      <BreakSomething />
      <BreakpointsMenu />
      <Seed />
    </Island>
  );
}

function Time() {
  const tUs = useRun((state) => state.tUs);
  const durationUs = useRun((state) => state.trace?.durationUs ?? 0);
  return (
    <span className={css.time} role="timer" aria-label={t('{{now}} of {{all}} seconds of virtual time', { now: seconds(tUs), all: seconds(durationUs) })}>
      <b>{seconds(tUs)}</b>
      <span className={css.all}> / {seconds(durationUs)} s</span>
    </span>
  );
}

function Speed() {
  const id = useId();
  const speed = useRun((state) => state.speed);
  const shown = speed < 10 ? Number(speed.toPrecision(2)) : Math.round(speed);
  return (
    <span className={css.speed}>
      <label htmlFor={id}>{t('Speed')}</label>
      <input
        id={id}
        type="range"
        min={slowest}
        max={fastest}
        step={1}
        value={Math.round(Math.log10(speed) * STEPS_PER_DECADE)}
        aria-valuetext={t('{{factor}} times', { factor: shown })}
        onChange={(event) => run.setSpeed(10 ** (Number(event.currentTarget.value) / STEPS_PER_DECADE))}
      />
      <output htmlFor={id}>{shown}×</output>
    </span>
  );
}

const isSeed = (text: string): boolean => /^\d{1,10}$/.test(text.trim()) && Number(text) <= 0xffffffff;

function Seed() {
  const id = useId();
  const seed = useRun((state) => state.seed);
  return (
    <span className={css.seed}>
      <label htmlFor={id}>{t('Seed')}</label>
      <input
        id={id}
        key={seed}
        defaultValue={seed}
        inputMode="numeric"
        size={3}
        onBlur={({ currentTarget }) => {
          if (isSeed(currentTarget.value)) return run.setSeed(Number(currentTarget.value));
          currentTarget.value = String(seed);
          notices.show({ id: 'seed', tone: 'warning', title: t('A seed is a whole number from 0 to 4294967295.') });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </span>
  );
}

/** A menu of everything that takes part in the run, each with its ways to break. */
function BreakSomething() {
  const off = useRun((state) => state.frame === null);
  const saga = useRun(sagaInView);
  const elements = useRun((state) => state.frame?.elements);
  const design = useDesign((state) => state.design);
  const groups = saga
    ? saga.steps.map((step) => ({
        label: step.forward.name,
        items: (breakGroups({ id: saga.sagaId, stepId: step.stepId, direction: 'do', name: step.forward.name })[0]?.items ?? []).map((item) => ({
          ...item,
          id: `${step.stepId}:${item.id}`,
        })),
      }))
    : (elements ?? [])
        .filter((mark) => design.elements[mark.elementId]?.kind !== 'client')
        .map((mark) => ({
          label: design.elements[mark.elementId]?.name ?? mark.elementId,
          items: (breakGroups({ id: mark.elementId, name: '' })[0]?.items ?? []).map((item) => ({ ...item, id: `${mark.elementId}:${item.id}` })),
        }));
  return (
    <Menu
      side="top"
      align="center"
      groups={groups}
      trigger={
        <Button icon={<Zap {...glyph} />} disabled={off} className={css.break} aria-label={t('Break something')}>
          <span className={css.word}>{t('Break something')}</span>
        </Button>
      }
    />
  );
}
