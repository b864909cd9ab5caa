import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { bottom, GLYPH_GRID, glyphOf, glyphPath, kindColour, right } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import type { Element } from '../../../model/index.ts';
import { announce, Island } from '../../controls/index.ts';
import { addConnected, addElement, type ElementSeed, useDesign } from '../../../workspace/index.ts';
import type { LooseEnd } from '../stage/stage.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import { freeArea, toScreen } from '../stage/viewport.ts';
import { type Choice, choicesFor, matching } from './newElementChoices.ts';
import css from './NewElementMenu.module.css';

const WIDTH = 256;

/** Where a menu of this extent begins: behind a place, before it where there is only room before it; between these two, which no island covers, or up to the place itself. */
function beside(at: number, extent: number, start: number, end: number): number {
  const [from, to] = [Math.min(start, at), Math.max(end, at)];
  const before = at + extent > to && at - extent >= from;
  return Math.min(Math.max(from, before ? at - extent : at), Math.max(from, to - extent));
}

/** The menu at the loose end of a flow, or where somebody pressed twice: what may be made there. Typing narrows it, Enter makes and connects, Escape changes nothing. */
export function NewElementMenu() {
  const stage = useStage();
  const looseEnd = useSignal(stage.looseEnd);
  const there = useDesign((state) => looseEnd?.fromId === undefined || state.design.elements[looseEnd.fromId] !== undefined);
  return looseEnd && there ? <Menu key={`${looseEnd.fromId} ${looseEnd.at.x} ${looseEnd.at.y}`} looseEnd={looseEnd} /> : null;
}

function Menu({ looseEnd }: { looseEnd: LooseEnd }) {
  const stage = useStage();
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const choices = useMemo(() => choicesFor(useDesign.getState().design, looseEnd.fromId), [looseEnd]);
  const found = matching(choices, query);
  const current = found[Math.min(active, found.length - 1)];

  useLayoutEffect(() => {
    // Its height before anything is typed: what one types into stays where it is while the list gets shorter.
    const extent = root.current?.offsetHeight ?? 0;
    const place = (): void => {
      if (!root.current) return;
      const { x, y } = toScreen(looseEnd.at, stage.viewport.get());
      const free = freeArea(stage.screen.get(), stage.insets);
      root.current.style.transform = `translate(${beside(x, WIDTH, free.x, right(free))}px,${beside(y, extent, free.y, bottom(free))}px)`;
    };
    place();
    input.current?.focus({ preventScroll: true });
    return stage.viewport.subscribe(place);
  }, [stage, looseEnd]);

  const close = (): void => {
    stage.looseEnd.set(undefined);
    root.current?.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
  };
  const choose = ({ seed, neighbour }: Choice): void => {
    stage.looseEnd.set(undefined);
    const { fromId, at, byKey } = looseEnd;
    const place = byKey ? { direction: neighbour?.outgoing ? ('right' as const) : ('left' as const) } : { at };
    const made =
      fromId === undefined || !neighbour ? addElement(seed as ElementSeed, at) : addConnected(fromId, seed as ElementSeed, { ...place, flow: neighbour.flow });
    if (made.ok) announce(t('{{name}} added. Type its name.', { name: useDesign.getState().design.elements[made.id]?.name ?? '' }));
  };
  const keyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && current) choose(current);
    else if (event.key === 'ArrowDown') setActive((before) => (Math.min(before, found.length - 1) + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setActive((before) => (Math.min(before, found.length - 1) + found.length - 1) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={root}
      className={css.anchor}
      data-canvas-own=""
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && stage.looseEnd.set(undefined)}
    >
      <Island className={css.menu} style={{ width: WIDTH }}>
        <input
          ref={input}
          className={css.search}
          role="combobox"
          aria-label={t('New element')}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current && `${listId}-${current.key}`}
          placeholder={t('New element')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={keyDown}
        />
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be filtered by typing in a field beside it */}
        <div
          id={listId}
          className={css.list}
          role="listbox"
          aria-label={looseEnd.fromId === undefined ? t('What may be added here') : t('What may be connected here')}
        >
          {found.map((choice) => (
            <Row key={choice.key} id={`${listId}-${choice.key}`} choice={choice} active={choice === current} onChoose={choose} />
          ))}
          {found.length === 0 && (
            <p className={css.nothing}>{looseEnd.fromId === undefined ? t('Nothing is called so.') : t('Nothing of that name can be connected here.')}</p>
          )}
        </div>
      </Island>
    </div>
  );
}

function Row({ id, choice, active, onChoose }: { id: string; choice: Choice; active: boolean; onChoose: (choice: Choice) => void }) {
  const element = { name: choice.label, ...choice.seed } as Element;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and points at the row
    <div
      id={id}
      className={css.row}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of HTML shows text only
      role="option"
      aria-selected={active}
      ref={(row) => {
        if (active) row?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice)}
    >
      <svg width="18" height="18" viewBox={`0 0 ${GLYPH_GRID} ${GLYPH_GRID}`} aria-hidden="true" className={css.glyph}>
        <path d={glyphPath(glyphOf(element))} stroke={`var(--${kindColour(element)})`} />
      </svg>
      <span className={css.label}>{choice.label}</span>
      <span className={css.flow}>{choice.flowWord}</span>
    </div>
  );
}
