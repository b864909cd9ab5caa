import { useVirtualizer } from '@tanstack/react-virtual';
import CircleCheck from 'lucide-react/icons/circle-check';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, type RefCallback, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Finding, Severity } from './types.ts';
import { findings, useFindings, useView } from '../../../workspace/index.ts';
import { useMedia } from '../../controls/useMedia.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import input from '../../controls/Input.module.css';
import { SEVERITY_WORDS, SeverityShape } from '../../controls/Severity.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ALL_SEVERITIES, filtered } from './filter.ts';
import css from './Findings.module.css';
import { FindingRow } from './FindingRow.tsx';
import { PresetMenu } from './PresetMenu.tsx';

const ROW = 28;
const LEVELS: readonly Severity[] = ['error', 'warning', 'info'];

/** All findings, worst first. A chosen one is lit up on the canvas and folds open: why it hurts, and what would fix it. Fills its place. */
export function FindingsPanel() {
  const all = useFindings((state) => state.findings);
  const counts = useFindings((state) => state.counts);
  const checking = useFindings((state) => state.checking);
  const active = useFindings((state) => state.active);
  const selection = useView((state) => state.selection);
  const [severities, setSeverities] = useState<ReadonlySet<Severity>>(ALL_SEVERITIES);
  const [query, setQuery] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  const [slot, findSlot] = useDrawerTools();
  const [accepting, setAccepting] = useState<Finding | null>(null);
  const scroll = useRef<HTMLDivElement>(null);

  const shown = useMemo(
    () => filtered(all, { severities, query, selection: onlySelected && selection.length > 0 ? selection : null }),
    [all, severities, query, onlySelected, selection],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => shown[index]?.key ?? index,
    overscan: 12,
  });

  const at = shown.findIndex((finding) => finding.key === active);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);

  const toggle = (level: Severity) => {
    const next = new Set(severities);
    if (!next.delete(level)) next.add(level);
    setSeverities(next);
  };
  const choose = (finding: Finding) => {
    findings.activate(finding.key === active ? null : finding.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row === null || (event.target as HTMLElement).dataset['row'] === undefined) return;
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Number(row.dataset['index']) + to;
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)?.focus());
  };

  const tools = (
    <>
      <fieldset className={css.filters} aria-label="Severities shown">
        {LEVELS.map((level) => (
          <Button
            key={level}
            size="small"
            variant="quiet"
            pressed={severities.has(level)}
            className={css.filter}
            icon={<SeverityShape level={level} size={13} />}
            onClick={() => toggle(level)}
          >
            {SEVERITY_WORDS[level]} <span className={css.count}>{counts[level]}</span>
          </Button>
        ))}
      </fieldset>
      {selection.length > 0 && (
        <Button size="small" variant="quiet" pressed={onlySelected} onClick={() => setOnlySelected(!onlySelected)}>
          Only the selection
        </Button>
      )}
      <label className={input.box} style={{ width: 160 }}>
        <Search size={14} aria-hidden="true" />
        <input type="search" placeholder="Filter" aria-label="Filter findings" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </label>
      <PresetMenu />
    </>
  );

  return (
    <div className={css.panel}>
      <span hidden ref={findSlot} />
      {slot === null ? <div className={css.tools}>{tools}</div> : createPortal(tools, slot)}
      <div ref={scroll} role="presentation" className={css.scroll} onKeyDown={onKeyDown}>
        {shown.length === 0 ? (
          <Nothing all={all.length} checking={checking} />
        ) : (
          <ul className={css.rows} style={{ height: virtualizer.getTotalSize() }} aria-label="Findings" aria-busy={checking}>
            {virtualizer.getVirtualItems().map((row) => {
              const finding = shown[row.index];
              if (!finding) return null;
              return (
                <li
                  key={row.key}
                  data-index={row.index}
                  ref={virtualizer.measureElement}
                  className={css.item}
                  style={{ translate: `0 ${row.start}px` }}
                  aria-setsize={shown.length}
                  aria-posinset={row.index + 1}
                >
                  <FindingRow finding={finding} open={finding.key === active} onChoose={choose} onAccept={setAccepting} />
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {accepting !== null && <AcceptDialog finding={accepting} onClose={() => setAccepting(null)} />}
    </div>
  );
}

/** The place for tools in the drawer's row of tabs, where there is one and the window is wide enough; else the panel has a row of its own. */
function useDrawerTools(): [Element | null, RefCallback<HTMLElement>] {
  const wide = useMedia('(min-width: 1180px)');
  const [slot, setSlot] = useState<Element | null>(null);
  const find = useCallback((element: HTMLElement | null) => setSlot(element && document.getElementById('drawer-tools')), []);
  return [wide ? slot : null, find];
}

function Nothing({ all, checking }: { all: number; checking: boolean }) {
  if (all > 0) return <EmptyState title="Nothing passes the filter">{all === 1 ? '1 finding is hidden.' : `${all} findings are hidden.`}</EmptyState>;
  if (checking) return <EmptyState title="Checking the design …" />;
  return (
    <EmptyState icon={<CircleCheck size={20} aria-hidden="true" />} title="No findings">
      The rules have nothing to say against this design. More is asked under the preset “production”.
    </EmptyState>
  );
}
