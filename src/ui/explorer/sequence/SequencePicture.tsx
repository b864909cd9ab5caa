import Zap from 'lucide-react/icons/zap';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { glyphOf, glyphPath, kindColour, shapeOf, shapePaths, subtitleOf, truncate } from '../../../drawing/index.ts';
import { Sentence, t, wordsShown } from '../../../language/index.ts';
import type { Design, Saga } from '../../../model/index.ts';
import { explorer, type Counterexample } from '../../../workspace/index.ts';
import { SeverityShape } from '../../controls/index.ts';
import { PROMISES } from '../words.ts';
import { HEAD, layoutSequence, type PlacedRow, type SequenceLayout } from './layout.ts';
import { sequenceOf } from './rows.ts';
import css from './SequencePicture.module.css';

interface PictureProps {
  readonly design: Design;
  readonly saga: Saga;
  readonly counterexample: Counterexample;
  /** Index of the step at which the playhead stands; −1 for none. */
  readonly current: number;
  /** Id of the list that tells the same in words. */
  readonly describedBy: string;
}

/** A counterexample as messages between lifelines, the broken promise in red at its end. A click goes to a step; by keyboard the list beside it does. */
export function SequencePicture({ design, saga, counterexample, current, describedBy }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(place);
  const sequence = useMemo(() => sequenceOf(design, saga, counterexample), [design, saga, counterexample]);
  const layout = useMemo(() => layoutSequence(sequence, width, height), [sequence, width, height]);
  useCurrentInView(place, layout, current);

  return (
    <div ref={place} className={css.place} role="region" tabIndex={0} aria-label={t('The counterexample as messages')} aria-describedby={describedBy}>
      <div className={css.sheet} style={{ width: layout.width, height: layout.height }}>
        <svg width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
          <path className={css.broken} d={`M0 ${layout.brokenFrom}H${layout.width}V${layout.height}H0Z`} />
          {layout.rows.map(
            ({ row, top, height }) =>
              row.step === current && (
                <rect key={row.step} className={css.now} data-broken={row.broken || undefined} x="6" y={top} width={layout.width - 12} height={height} rx="8" />
              ),
          )}
          {[...layout.columns].map(([id, x]) => (
            <path key={id} className={css.lifeline} d={`M${x} ${layout.lifelines.top}V${layout.lifelines.bottom}`} />
          ))}
          {layout.bars.map((bar, index) => (
            <rect key={index} className={css.bar} x={bar.x - 4} y={bar.top} width="8" height={Math.max(12, bar.bottom - bar.top)} rx="4" />
          ))}
          {layout.rows.map((placed) => (
            <Row key={placed.row.step} placed={placed} width={layout.width} current={placed.row.step === current} />
          ))}
          {[...layout.columns].map(([id, x]) => (
            <Head key={id} design={design} saga={saga} id={id} x={x - HEAD.width / 2} />
          ))}
        </svg>
        <p className={css.conclusion} style={{ top: layout.height - 52 }}>
          <SeverityShape level="error" size={16} />
          <span>
            <Sentence of="{{promise}} is broken: {{how}}." with={{ promise: <b>{PROMISES[counterexample.promise]}</b>, how: counterexample.sentence }} />
          </span>
        </p>
      </div>
    </div>
  );
}

/** The size of the place, followed as it changes. */
function useSize(place: React.RefObject<HTMLDivElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 800, height: 600 });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return size;
}

/** Scrolls no further than is needed to see the step at the playhead. */
function useCurrentInView(place: React.RefObject<HTMLDivElement | null>, layout: SequenceLayout, current: number): void {
  useEffect(() => {
    const element = place.current;
    const row = layout.rows[current];
    if (!element || !row) return;
    const end = current === layout.rows.length - 1 ? layout.height : row.top + row.height + 24;
    if (end > element.scrollTop + element.clientHeight) element.scrollTo({ top: end - element.clientHeight });
    else if (row.top - 24 < element.scrollTop) element.scrollTo({ top: current === 0 ? 0 : row.top - 24 });
  }, [place, layout, current]);
}

/** A participant above its lifeline, in the shape of its kind. */
function Head({ design, saga, id, x }: { design: Design; saga: Saga; id: string; x: number }) {
  const element = design.elements[id];
  const shape = element ? shapeOf(element) : 'box';
  const paths = shapePaths(shape, HEAD.width, HEAD.height);
  const shift = shape === 'pipe' || shape === 'hexagon' ? 6 : 0;
  const colour = `var(--${element ? kindColour(element) : 'neutral'})`;
  const room = HEAD.width - 39 - shift - 10;
  const name = truncate(element?.name ?? id, room, 12.25, 600);
  const note = truncate(noteOf(design, saga, id), room, 10.5, 400);
  return (
    <g transform={`translate(${x} ${HEAD.top})`}>
      <title>{element?.name ?? id}</title>
      <path className={css.body} data-dashed={shape === 'dashed' || undefined} d={paths.outline} />
      {paths.accentFilled ? <path d={paths.accent} fill={colour} /> : <path d={paths.accent} fill="none" stroke={colour} strokeWidth="3" />}
      {paths.edge !== undefined && <path className={css.edge} d={paths.edge} />}
      {element && (
        <path
          d={glyphPath(glyphOf(element))}
          transform={`translate(${12.25 + shift} 19.25) scale(${17.5 / 24})`}
          fill="none"
          stroke={colour}
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      <text className={css.name} x={38.5 + shift} y={note === '' ? 32 : 25.4}>
        {name}
      </text>
      <text className={css.note} x={38.5 + shift} y="40.25">
        {note}
      </text>
    </g>
  );
}

/** What matters of a participant here: its part in the saga, and whether it recognises a copy. */
function noteOf(design: Design, saga: Saga, id: string): string {
  const element = design.elements[id];
  if (saga.orchestratorId === id) return 'orchestrator';
  if (element?.kind === 'channel') return t('at least once');
  const own = saga.steps.filter(({ participantId }) => participantId === id);
  if (own.some(({ idempotent, readOnly }) => idempotent !== true && readOnly !== true)) return t('not idempotent');
  if (element?.kind === 'external') return 'external';
  return element ? subtitleOf(element, design, wordsShown()) : '';
}

const Row = memo(function Row({ placed, width, current }: { placed: PlacedRow; width: number; current: boolean }) {
  const { row, top, height } = placed;
  return (
    <g
      className={css.row}
      data-row={row.step + 1}
      data-fault={row.fault || undefined}
      data-broken={row.broken || undefined}
      data-current={current || undefined}
      onClick={() => void explorer.showStep(row.step)}
    >
      <rect className={css.ground} x="6" y={top} width={width - 12} height={height} rx="8" />
      {row.kind !== 'local' && <Arrow placed={placed} />}
      <Words placed={placed} />
      <Bubble placed={placed} />
      {placed.chip && row.chip && (
        <g className={css.chip} data-tone={row.chip.tone} transform={`translate(${placed.chip.x} ${placed.chip.y})`}>
          <rect width={placed.chip.width} height="20" rx="10" />
          <g transform="translate(7 4)">
            <ChipMark tone={row.chip.tone} />
          </g>
          <text x="24" y="14">
            {row.chip.word}
          </text>
        </g>
      )}
    </g>
  );
});

/** Half the width of an activation bar: arrows begin and end at its border. */
const BAR = 4;
/** How far a message comes that is lost. */
const LOST_AT = 0.58;

function Arrow({ placed: { row, fromX, toX, y } }: { placed: PlacedRow }) {
  const way = toX > fromX ? 1 : -1;
  const start = fromX + way * BAR;
  if (row.kind === 'lost') {
    const end = fromX + (toX - fromX) * LOST_AT;
    return (
      <>
        <path className={css.line} data-dashed d={`M${start} ${y}H${end - way * 13}`} />
        <Flash x={end} y={y} />
        <text className={css.lost} x={end + way * 20} y={y + 4} textAnchor={way > 0 ? 'start' : 'end'}>
          {t('lost')}
        </text>
      </>
    );
  }
  const tip = toX - way * BAR;
  return (
    <>
      {row.broken && <path className={css.halo} d={`M${start} ${y}H${tip}`} />}
      <path className={css.line} data-dashed={row.dashed || undefined} d={`M${start} ${y}H${row.dashed ? tip - way : tip - way * 8}`} />
      <path
        className={row.dashed ? css.openHead : css.head}
        d={row.dashed ? `M${tip - way * 8.5} ${y + 4.25}L${tip} ${y}L${tip - way * 8.5} ${y - 4.25}` : `M${tip} ${y}L${tip - way * 9} ${y + 4.25}V${y - 4.25}Z`}
      />
    </>
  );
}

function Words({ placed: { row, text } }: { placed: PlacedRow }) {
  return (
    <text className={css.words} x={text.x} y={text.y} textAnchor={text.anchor}>
      <title>{`${row.before} ${row.strong} ${row.after}`.trim()}</title>
      {text.before}
      <tspan className={css.strong}>{text.strong}</tspan>
      {text.after}
    </text>
  );
}

/** The number of the step; a flash where a fault happens at one place. */
function Bubble({ placed: { row, bubbleX, fromX, y } }: { placed: PlacedRow }) {
  return (
    <>
      {row.fault && row.kind === 'local' && <Flash x={fromX} y={y} />}
      <g className={css.bubble}>
        <circle cx={bubbleX} cy={y} r="11" />
        <text x={bubbleX} y={y + 4} textAnchor="middle">
          {row.step + 1}
        </text>
      </g>
    </>
  );
}

function Flash({ x, y }: { x: number; y: number }) {
  return (
    <g className={css.flash} transform={`translate(${x} ${y})`}>
      <circle r="13" />
      <Zap x={-7} y={-7} size={14} aria-hidden />
    </g>
  );
}

function ChipMark({ tone }: { tone: NonNullable<PlacedRow['row']['chip']>['tone'] }) {
  const ground = tone === 'error' ? 'var(--error)' : 'var(--surface)';
  return (
    <svg width="12" height="12" viewBox="0 0 16 16">
      {tone === 'ok' && (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="m5 8.2 2.1 2.1L11 6.2" fill="none" stroke={ground} strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
        </>
      )}
      {(tone === 'error' || tone === 'warning') && (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
          <path d="M8 4.4v4.4M8 11.4v.2" stroke={ground} strokeWidth="1.8" strokeLinecap="round" />
        </>
      )}
      {tone === 'neutral' && <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}
