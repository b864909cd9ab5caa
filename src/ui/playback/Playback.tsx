import Bug from 'lucide-react/icons/bug';
import { useEffect } from 'react';
import { t } from '../../language/index.ts';
import { announce, announceSoon, Button, EmptyState, Island, Menu, useMedia } from '../controls/index.ts';
import { titleOf } from '../records/index.ts';
import {
  apply,
  entryChoices,
  entryId,
  entryOf,
  type FaultInput,
  type Frame,
  run,
  type RunEntry,
  type RunState,
  sagaInView,
  type Trace,
  useDesign,
  useExplore,
  useRun,
  view,
  useView,
} from '../../workspace/index.ts';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { HaltNotice } from './breakpoints/HaltNotice.tsx';
import css from './Playback.module.css';
import { CopyRun } from './CopyRun.tsx';
import { RunLog } from './RunLog.tsx';
import { SagaLanes } from './SagaLanes.tsx';
import { driverWords, summaryWords } from './summary.ts';
import { seconds } from './time.ts';
import { Transport } from './Transport.tsx';
import { Working } from './Working.tsx';

/** Everything that floats over the canvas in Play: saga lanes, run log, transport. */
export function Playback() {
  const status = useRun((state) => state.status);
  const designId = useDesign((state) => state.designId);
  const narrow = useMedia('(max-width: 1023px)');
  const exploring = useExplore((state) => state.open);
  const logged = !narrow && !exploring;

  useEffect(() => {
    if (useRun.getState().entry === null) run.start();
    const { asked } = useRun.getState();
    if (asked === null) view.clear();
    else view.select([asked]);
    run.askToBreak(null);
    return () => run.pause();
  }, [designId]);
  useTicking();
  useParticipantsInView();
  useSpokenLog();

  return (
    <div className={css.playback} data-status={status}>
      <div className={css.top}>
        <Sagas />
        <Working />
        <Trouble />
        {!logged && <Bounded />}
        <HaltNotice />
        <WhatNext />
      </div>
      <section className={css.bottom} aria-label={t('What plays, and how')}>
        <EntryPicker />
        <Transport />
      </section>
      {logged && (
        <Island className={css.log} role="complementary" aria-label={t('Run log')}>
          <div className={css.head}>
            <h2>{t('Run log')}</h2>
            <CopyRun />
          </div>
          <Bounded inLog />
          <div className={css.rows}>
            <RunLog />
          </div>
        </Island>
      )}
    </div>
  );
}

/** Brings what takes part in a run into view when the run is first there, and when the drawer takes or gives room. */
function useParticipantsInView(): void {
  const entry = useRun((state) => (state.trace ? state.entry : null));
  const drawer = useView((state) => `${state.drawer.open} ${state.drawer.tall}`);
  useEffect(() => {
    const ids = (useRun.getState().frame?.elements ?? []).map((mark) => mark.elementId);
    const { elements } = useDesign.getState().design;
    const contexts = new Set(ids.flatMap((id) => elements[id]?.contextIds ?? []));
    if (entry && ids.length > 0) view.reveal([...ids, ...contexts], { fit: true });
  }, [entry, drawer]);
}

/** Moves the playhead with the wall clock while it plays. */
function useTicking(): void {
  const playing = useRun((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let handle = requestAnimationFrame(function frame(now) {
      run.tick(now - before);
      before = now;
      handle = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(handle);
  }, [playing]);
}

/** Says what can be played, whether it plays, decisions as the playhead passes them, and each entry to which somebody steps. */
function useSpokenLog(): void {
  useEffect(() => {
    const { trace, entry } = useRun.getState();
    if (trace) sayReady(entry);
    return useRun.subscribe((now, before) => {
      if (!now.trace || !now.frame) return;
      if (now.entry !== before.entry || !before.trace) return sayReady(now.entry);
      if (now.trace !== before.trace) return;
      if (now.playing !== before.playing) sayPace(now, now.trace);
      const entry = now.frame.entry === before.frame?.entry ? undefined : now.trace.entries[now.frame.entry];
      if (!entry || (now.playing && now.tUs >= now.trace.durationUs)) return;
      if (!now.playing) announceSoon(entryWords(entry));
      else if (entry.decision) announce(entryWords(entry));
    });
  }, []);
}

const entryWords = ({ headline, why }: Trace['entries'][number]): string => [...headline, { text: '. ' }, ...why].map(({ text }) => text).join('');

/** Says that it plays, that it stands still, or how it ended. Why a stop has halted it stands in its notice. */
function sayPace({ playing, tUs, halted }: RunState, trace: Trace): void {
  if (playing) announce(t('It plays.'));
  else if (tUs >= trace.durationUs) announce(summaryWords(trace));
  else if (!halted) announce(t('Paused at {{seconds}} s.', { seconds: seconds(tUs) }));
}

function sayReady(entry: RunEntry | null): void {
  const what = entry && entryChoices(useDesign.getState().design).find(({ id }) => id === entryId(entry))?.title;
  if (what) announce(t('Play: {{what}}', { what }));
}

/** The run reached a bound, and says so, and why: what is there is true, but not all. Above its log, where there is one, it hides nothing of the canvas. */
function Bounded({ inLog = false }: { inLog?: boolean }) {
  const trace = useRun((state) => (state.trace && state.trace.stopped.kind !== 'finished' ? state.trace : null));
  const fresh = useRun((state) => state.status === 'ready');
  const design = useDesign((state) => state.design);
  if (!trace || trace.stopped.kind === 'finished' || !fresh) return null;
  const words = (
    <>
      <Bug size={16} aria-hidden />
      <span className={css.bounded}>
        <b>{t('Only the first part of this run is here.')}</b> {trace.stopped.message} {driverWords(trace, (id) => titleOf(design, id))}
      </span>
    </>
  );
  return inLog ? (
    <div className={css.inLog} role="status">
      {words}
    </div>
  ) : (
    <Island className={css.notice} role="status">
      {words}
    </Island>
  );
}

function Sagas() {
  const saga = useRun(sagaInView);
  return saga ? <SagaLanes saga={saga} /> : null;
}

function EntryPicker() {
  const design = useDesign((state) => state.design);
  const entry = useRun((state) => state.entry);
  const scenarioId = useRun((state) => state.scenarioId);
  const choices = entryChoices(design);
  const chosen = choices.find((choice) => entry !== null && choice.id === entryId(entry));
  const scenario = scenarioId === null ? undefined : design.scenarios[scenarioId]?.name;
  if (choices.length === 0) return null;
  const item = (choice: (typeof choices)[number]) => ({
    id: choice.id,
    label: choice.title,
    hint: choice.hint,
    checked: choice === chosen && scenarioId === null,
    onSelect: () => void run.start(choice.entry, { play: true }),
  });
  return (
    <Island className={css.picker}>
      <Menu
        side="top"
        groups={[
          {
            label: t('Scenarios'),
            items: Object.entries(design.scenarios).map(([id, { name }]) => ({
              id,
              label: name,
              checked: id === scenarioId,
              onSelect: () => void run.startScenario(id, { play: true }),
            })),
          },
          { label: t('Sagas'), items: choices.filter((choice) => choice.entry.kind === 'saga').map(item) },
          { label: t('Calls'), items: choices.filter((choice) => choice.entry.kind === 'flow').map(item) },
        ]}
        trigger={
          <Button className={css.pick} aria-label={t('Play: {{what}}', { what: scenario ?? chosen?.title ?? t('choose') })}>
            <span className={css.title}>{scenario ?? chosen?.title ?? t('Choose what to play')}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
    </Island>
  );
}

/** Something was broken at the playhead while nothing moves: what to do to see what comes of it. */
function WhatNext() {
  const last = useRun((state) => state.faults.at(-1));
  const waiting = useRun((state) => state.status === 'ready' && !state.playing && last !== undefined && last.fromUs === Math.round(state.tUs));
  const over = useRun((state) => state.trace !== null && state.tUs >= state.trace.durationUs);
  const design = useDesign((state) => state.design);
  const outside = useRun(({ status, frame }) => status === 'ready' && last !== undefined && !takesPart(frame, last));
  if (last && outside) return <TakesNoPart name={titleOf(design, last.targetId)} entry={entryOf(design, last.targetId)} fault={last} />;
  if (!waiting || !last) return null;
  return (
    <Island className={css.notice} role="status">
      <span>{over ? t('It breaks after everything has happened.') : t('It breaks from {{seconds}} s on.', { seconds: seconds(last.fromUs) })}</span>
      <Button ref={takeFocusFromMenu} size="small" variant="line" onClick={over ? run.breakFromTheStart : run.play}>
        {over ? t('Break it from the start') : t('Play on')}
      </Button>
    </Island>
  );
}

const takesPart = (frame: Frame | null, { targetId, stepId }: FaultInput): boolean =>
  stepId !== undefined ||
  frame === null ||
  frame.elements.some(({ elementId }) => elementId === targetId) ||
  frame.flows.some(({ flowId }) => flowId === targetId);

/** Something was broken that nobody asks for anything in this run. */
function TakesNoPart({ name, entry, fault }: { name: string; entry: RunEntry | undefined; fault: FaultInput }) {
  const playThere = (): void => {
    run.start(entry);
    run.inject({ ...fault, fromUs: 0 });
  };
  return (
    <Island className={css.notice} role="status">
      <span>{t('{{name}} takes no part in what is played: nothing is different.', { name })}</span>
      {entry && (
        <Button ref={takeFocusFromMenu} size="small" variant="line" onClick={playThere}>
          {t('Play what leads there')}
        </Button>
      )}
    </Island>
  );
}

/** After a choice in a menu the focus goes back to what opened it, where Space would open it again: the next act takes it instead. */
function takeFocusFromMenu(button: HTMLButtonElement | null): void {
  const active = document.activeElement;
  if (button && (active === document.body || active?.getAttribute('aria-haspopup') === 'menu' || active?.closest('[role="menu"]'))) button.focus();
}

/** Why nothing plays, and what to do about it. */
function Trouble() {
  const status = useRun((state) => state.status);
  const problems = useRun((state) => state.problems);
  const scenarioId = useRun((state) => state.scenarioId);
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const told = useExplore((state) => state.open && (state.result.kind === 'cannot' || state.sagaId === null));
  const idle = status === 'idle' && entryChoices(design).length === 0;
  if (status === 'stale') {
    return (
      <Island className={css.notice} role="status">
        <span>{t('The design was changed after this run was made.')}</span>
        <Button size="small" variant="line" onClick={run.refresh}>
          {t('Run it again')}
        </Button>
      </Island>
    );
  }
  if (told || (!idle && status !== 'cannot-run' && status !== 'failed')) return null;
  return (
    <Island className={css.trouble} role="alert">
      <EmptyState
        icon={<Bug size={20} aria-hidden />}
        title={idle ? t('Nothing to play yet') : status === 'failed' ? t('The run has stopped with an error') : t('This cannot run yet')}
      >
        {idle && problems.length === 0 ? t('Draw a call between two services, or add a saga, and play it here.') : null}
      </EmptyState>
      {problems.length > 0 && (
        <ul className={css.problems}>
          {problems.map((problem, index) => (
            <li key={index}>
              {problem.message}
              {problem.remedy && (
                <Button
                  size="small"
                  variant="line"
                  disabled={readOnly}
                  onClick={() => {
                    if (problem.remedy && apply(problem.remedy.edits, { label: problem.remedy.title }).ok) run.tryAgain();
                  }}
                >
                  {problem.remedy.title}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        {status === 'failed' && (
          <Button variant="line" onClick={run.tryAgain}>
            {t('Try again')}
          </Button>
        )}
        {status === 'cannot-run' && scenarioId !== null && (
          <Button variant="line" onClick={() => view.openDrawer('scenario')}>
            {t('Edit the scenario')}
          </Button>
        )}
        <Button variant="line" onClick={() => view.setMode('design')}>
          {t('Back to the design')}
        </Button>
      </div>
    </Island>
  );
}
