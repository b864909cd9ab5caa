import type { NodeProps } from '@xyflow/react';
import UnfoldVertical from 'lucide-react/icons/unfold-vertical';
import { type CSSProperties, memo } from 'react';
import { GLYPH_GRID, type GlyphName, glyphPath, size } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { lens, useDesign, useView } from '../../../workspace/index.ts';
import { MOST_GROWTH } from '../paint/elements.ts';
import { isDimmed } from '../stage/marks.ts';
import { useStage } from '../stage/StageContext.ts';
import css from './ContextNode.module.css';
import { type ContextSummary, describeContext, summarise } from './describe.ts';
import { FindingBadge } from './FindingBadge.tsx';
import type { CanvasNodeType } from './nodeList.ts';
import { useIsTarget, useMark } from './useMark.ts';

/** A bounded context as one box, on the map or folded: its name, what kind of subdomain it is, whose it is, and how much stands in it. */
export const ContextNode = memo(function ContextNode({ id, width = size.map.width }: NodeProps<CanvasNodeType>) {
  const stage = useStage();
  const name = useDesign((state) => state.design.contexts[id]?.name);
  // A string, so that the component renders again only when one of its words changes.
  const summary = JSON.parse(useDesign((state) => JSON.stringify(summarise(state.design, id)))) as ContextSummary;
  const selected = useMark((marks) => marks.selected.has(id));
  const evident = useMark((marks) => marks.evidence.has(id));
  const dimmed = useMark((marks) => isDimmed(marks, id));
  const legal = useMark((marks) => marks.legal?.has(id) ?? false);
  const finding = useMark((marks) => marks.findings.get(id));
  const target = useIsTarget(id);
  const folded = useView((state) => state.mode !== 'map');
  const grown = folded ? 1 : Math.max(1, width / size.map.width);
  const detail = useView(({ zoom }) => detailAt(zoom * grown));
  const words = useView(({ zoom }) => grown * wordGrowth(zoom * grown));
  if (name === undefined) return null;
  const state = target ? 'target' : selected ? 'selected' : legal ? 'legal' : evident ? 'evident' : undefined;
  return (
    <div
      id={stage.domId(id)}
      className={css.node}
      style={{ '--most-growth': (MOST_GROWTH * width) / size.map.width, '--grown': grown, '--words': words } as CSSProperties}
      role="group"
      aria-roledescription={t('bounded context')}
      aria-label={describeContext(name, summary, { selected, folded })}
      data-context={id}
      data-folded={folded || undefined}
      data-state={state}
      data-dimmed={dimmed || undefined}
      data-holds={detail}
    >
      <div className={css.words} aria-hidden="true">
        <div className={css.name}>{name}</div>
        {summary.facts.length > 0 && <div className={css.facts}>{summary.facts.join(' · ')}</div>}
        <div className={css.counts}>
          <Count glyph="box" tone="service" count={summary.services} words="{{count}} services" />
          <Count glyph="database" tone="store" count={summary.stores} words="{{count}} stores" />
        </div>
      </div>
      {folded && <Unfold id={id} name={name} />}
      {finding && <FindingBadge id={id} mark={finding} />}
    </div>
  );
});

/** From this size on screen, in parts of the usual one, a context on the map says how much stands in it … */
const COUNTS_FROM = 0.72;
/** … and from this what it is and whose. */
const FACTS_FROM = 0.6;

/** How many times larger its words are drawn at such a size, so that they can be read in a small window too. In tenths. */
const wordGrowth = (shown: number): number => Math.round(10 * Math.min(1.4, Math.max(1, 0.8 / shown))) / 10;

/** How much of a context on the map can be read. Large ones are larger, with all that stands in them. */
const detailAt = (shown: number): 'all' | 'facts' | 'name' => (shown >= COUNTS_FROM ? 'all' : shown >= FACTS_FROM ? 'facts' : 'name');

function Unfold({ id, name }: { id: string; name: string }) {
  return (
    <button
      type="button"
      className={css.unfold}
      data-canvas-own=""
      aria-label={t('Unfold {{name}}', { name })}
      title={t('Unfold (X)')}
      onClick={() => lens.unfold([id])}
    >
      <UnfoldVertical size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

function Count({ glyph, tone, count, words }: { glyph: GlyphName; tone: string; count: number; words: string }) {
  return (
    <span className={css.count}>
      <svg viewBox={`0 0 ${GLYPH_GRID} ${GLYPH_GRID}`} className={css.glyph} style={{ stroke: `var(--${tone})` }}>
        <path d={glyphPath(glyph)} />
      </svg>
      {t(words, { count })}
    </span>
  );
}
