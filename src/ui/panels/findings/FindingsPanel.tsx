import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import CircleCheck from 'lucide-react/icons/circle-check';
import { type RefCallback, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../../../language/index.ts';
import type { Finding } from './types.ts';
import { findings, rules, useDesign, useFindings, useRules, useView } from '../../../workspace/index.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { acceptancesFor, acceptancesOf } from './acceptances.ts';
import { AcceptedHead, AcceptedRow } from './AcceptedRow.tsx';
import { ALL_SEVERITIES, filtered } from './filter.ts';
import css from './Findings.module.css';
import { FindingRow } from './FindingRow.tsx';
import { FindingTools, type ListChoice } from './FindingTools.tsx';
import { GroupRow } from './GroupRow.tsx';
import { grouped } from './groups.ts';
import { ACCEPTED, groupKey, type Row, rowsOf } from './rows.ts';
import { useRovingRows } from './useRovingRows.ts';

const ROW = 28;
const EVERYTHING: ListChoice = { severities: ALL_SEVERITIES, query: '', onlySelected: false };
const FOLDED_AT_FIRST: ReadonlySet<string> = new Set([ACCEPTED]);

/** All findings under their heads. A chosen one is lit up on the canvas and folds open: why it hurts, and what would fix it. Fills its place. */
export function FindingsPanel() {
  const all = useFindings((state) => state.findings);
  const checking = useFindings((state) => state.checking);
  const active = useFindings((state) => state.active);
  const by = useView((state) => state.findingsBy);
  const [choice, setChoice] = useState(EVERYTHING);
  const [folded, setFolded] = useState(FOLDED_AT_FIRST);
  const [openAcceptance, setOpenAcceptance] = useState<string>();
  const [slot, findSlot] = useDrawerTools();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useRows(choice, folded);

  useEffect(() => void rules.load(), []);

  const toggle = useCallback(
    (row: Row) => {
      if (row.kind === 'finding') findings.activate(row.key === useFindings.getState().active ? null : row.key);
      else if (row.kind === 'accepted') setOpenAcceptance((open) => (open === row.acceptance.id ? undefined : row.acceptance.id));
      else if (row.kind !== 'nothing') setFolded((before) => toggled(before, row.key));
    },
    [setFolded],
  );
  const bringIntoView = useCallback((index: number) => scroller.current?.(index, 'auto'), []);
  const bringToTop = useCallback((index: number) => scroller.current?.(index, 'start'), []);
  const scroller = useRef<(index: number, align: 'auto' | 'start') => void>(undefined);
  const isOpen = (row: Row) => (row.kind === 'accepted' ? row.acceptance.id === openAcceptance : row.key === active);
  const { stop, onKeyDown, stopAt } = useRovingRows({ rows, scroll, isOpen, toggle, bringIntoView });

  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    // The stop of Tab is on the page wherever the list is scrolled to.
    rangeExtractor: useCallback((range: Range) => withStop(defaultRangeExtractor(range), stop), [stop]),
  });
  useEffect(() => {
    scroller.current = (index, align) => virtualizer.scrollToIndex(index, { align });
  }, [virtualizer]);

  const fixesKnown = useFindings((state) => state.previews !== null);
  useShownWhole(
    scroll,
    rows.findIndex((row) => row.kind === 'finding' && row.key === active),
    bringToTop,
    fixesKnown,
  );
  useShownWhole(
    scroll,
    rows.findIndex((row) => row.kind === 'accepted' && row.acceptance.id === openAcceptance),
    bringToTop,
  );
  useEffect(() => {
    if (active !== null) stopAt(active);
  }, [active, stopAt]);
  useUnfoldFor(active, choice, setFolded);

  const choose = useCallback((finding: Finding) => toggle({ kind: 'finding', key: finding.key, finding }), [toggle]);
  const tools = <FindingTools choice={choice} onChange={setChoice} />;
  const staleDecisions = useMemo(() => new Set(all.flatMap(({ ruleId, subject }) => (ruleId === 'stale-acceptance' ? [subject] : []))), [all]);

  const show = (row: Row, index: number) => {
    const tabIndex = index === stop ? 0 : -1;
    switch (row.kind) {
      case 'group':
        return <GroupRow group={row.group} by={by} folded={row.folded} tabIndex={tabIndex} onToggle={() => toggle(row)} />;
      case 'finding':
        return <FindingRow finding={row.finding} open={row.key === active} tabIndex={tabIndex} underRule={by === 'rule'} onChoose={choose} />;
      case 'nothing':
        return <p className={css.nothing}>{all.length > 0 ? t('Nothing passes the filter.') : t('No findings but what is accepted.')}</p>;
      case 'acceptedHead':
        return <AcceptedHead count={row.count} folded={row.folded} tabIndex={tabIndex} onToggle={() => toggle(row)} />;
      case 'accepted': {
        const { id } = row.acceptance;
        return (
          <AcceptedRow
            acceptance={row.acceptance}
            stale={staleDecisions.has(id)}
            open={id === openAcceptance}
            tabIndex={tabIndex}
            onToggle={() => toggle(row)}
          />
        );
      }
      default:
        return row satisfies never;
    }
  };

  return (
    <div className={css.panel}>
      <span hidden ref={findSlot} />
      {slot === null ? <div className={css.tools}>{tools}</div> : createPortal(tools, slot)}
      <div ref={scroll} role="presentation" className={css.scroll} onKeyDown={onKeyDown}>
        {rows.length === 0 ? (
          <Nothing all={all.length} checking={checking} />
        ) : (
          <ul className={css.rows} style={{ height: virtualizer.getTotalSize() }} aria-label={t('Findings')} aria-busy={checking}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <li
                  key={item.key}
                  data-index={item.index}
                  ref={virtualizer.measureElement}
                  className={css.item}
                  style={{ top: item.start }}
                  aria-setsize={rows.length}
                  aria-posinset={item.index + 1}
                >
                  {show(row, item.index)}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The lines of the list, and the order in which “next” goes through it. */
function useRows(choice: ListChoice, folded: ReadonlySet<string>): readonly Row[] {
  const all = useFindings((state) => state.findings);
  const design = useDesign((state) => state.design);
  const titles = useRules((state) => state.titles);
  const by = useView((state) => state.findingsBy);
  const selection = useView((state) => state.selection);
  const { severities, query, onlySelected } = choice;
  const groups = useMemo(() => {
    const shown = filtered(all, { severities, query, selection: onlySelected && selection.length > 0 ? selection : null });
    return grouped(shown, by, { design, rules: titles });
  }, [all, severities, query, onlySelected, selection, by, design, titles]);
  const accepted = useMemo(() => acceptancesFor(acceptancesOf(design), query), [design, query]);

  const order = useMemo(() => groups.flatMap((group) => group.findings.map(({ key }) => key)), [groups]);
  useEffect(() => findings.goThrough(order), [order]);
  useEffect(() => () => findings.goThrough(null), []);
  return useMemo(() => rowsOf(groups, accepted, folded), [groups, accepted, folded]);
}

/**
 * Scrolls to a line that has been folded open, and once its detail is there so far that it is seen whole, or from its top on where it is
 * higher than the list. A line that is on the page is never left to the list's own scrolling: that would end at the foot of what is high.
 * @param complete whether all of its detail is known; looks again when it becomes so
 */
function useShownWhole(scroll: RefObject<HTMLElement | null>, at: number, bringToTop: (index: number) => void, complete = true): void {
  useEffect(() => {
    if (at < 0) return;
    const lineOf = () => scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (!lineOf()) bringToTop(at);
    // The list knows the height of the detail one frame after it was laid out.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const list = scroll.current;
        const line = lineOf();
        if (!list || !line) return;
        const top = line.offsetTop;
        const end = top + line.offsetHeight;
        if (end > list.scrollTop + list.clientHeight) list.scrollTop = Math.min(top, end - list.clientHeight + ROOM_BELOW);
        if (top < list.scrollTop) list.scrollTop = top;
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [scroll, at, bringToTop, complete]);
}

/** Pixels of the list's own padding above and below its lines. */
const ROOM_BELOW = 8;

/** A finding that is lit up from elsewhere is not left under a fold. */
function useUnfoldFor(active: string | null, choice: ListChoice, setFolded: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void): void {
  const by = useView((state) => state.findingsBy);
  const lit = useRef<string | null>(null);
  useEffect(() => {
    if (active === lit.current) return;
    lit.current = active;
    const { findings: all } = useFindings.getState();
    const finding = all.find(({ key }) => key === active);
    if (!finding) return;
    const [head] = grouped([finding], by, { design: useDesign.getState().design, rules: new Map() });
    if (head) setFolded((before) => (before.has(groupKey(head.id)) ? toggled(before, groupKey(head.id)) : before));
  }, [active, by, choice, setFolded]);
}

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(key)) next.add(key);
  return next;
}

function withStop(indexes: number[], stop: number): number[] {
  if (stop < 0 || indexes.includes(stop)) return indexes;
  return [...indexes, stop].sort((a, b) => a - b);
}

/** The place for tools in the drawer's row of tabs, as long as all tabs are seen beside them; else the panel has a row of its own. */
function useDrawerTools(): [Element | null, RefCallback<HTMLElement>] {
  const [slot, setSlot] = useState<Element | null>(null);
  const [fits, setFits] = useState(true);
  const find = useCallback((element: HTMLElement | null) => setSlot(element && document.getElementById('drawer-tools')), []);
  useLayoutEffect(() => {
    const bar = slot?.parentElement;
    const tabs = bar?.querySelector('[role="tablist"]');
    if (!slot || !bar || !tabs) return;
    return watchRoom(bar, slot, tabs, setFits);
  }, [slot]);
  return [fits ? slot : null, find];
}

/** Tells whether the tools leave room for all tabs, at once and whenever one of the three becomes wider or narrower. Returns what ends it. */
function watchRoom(bar: Element, slot: Element, tabs: Element, tell: (fits: boolean) => void): () => void {
  let toolsWidth = 0;
  const look = (): void => {
    toolsWidth = Math.max(slot.scrollWidth, slot.childElementCount > 0 ? 0 : toolsWidth);
    const others = bar.clientWidth - slot.clientWidth - tabs.clientWidth;
    const last = tabs.lastElementChild?.getBoundingClientRect();
    const wanted = last ? last.right - tabs.getBoundingClientRect().left + tabs.scrollLeft : 0;
    tell(others + toolsWidth + wanted <= bar.clientWidth);
  };
  look();
  const sizes = new ResizeObserver(look);
  for (const part of [bar, slot, tabs]) sizes.observe(part);
  const changes = new MutationObserver(look);
  changes.observe(tabs, { childList: true });
  return () => {
    sizes.disconnect();
    changes.disconnect();
  };
}

function Nothing({ all, checking }: { all: number; checking: boolean }) {
  const preset = useDesign((state) => state.design.meta.preset);
  if (all > 0) return <EmptyState title={t('Nothing passes the filter')}>{t('{{count}} findings are hidden.', { count: all })}</EmptyState>;
  if (checking) return <EmptyState title={t('Checking the design …')} />;
  return (
    <EmptyState icon={<CircleCheck size={20} aria-hidden="true" />} title={t('No findings')}>
      {t('The rules have nothing to say against this design.')} {preset !== 'production' && t('More is asked under the preset “production”.')}
    </EmptyState>
  );
}
