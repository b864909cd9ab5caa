import { useRef } from 'react';
import { contentOffset, GLYPH_GRID, glyphOf, glyphPath, kindColour, NOTE_COLOURS, NOTE_KINDS, shapeOf, shapePaths, size } from '../../../drawing/index.ts';
import { Sentence, t } from '../../../language/index.ts';
import type { Element } from '../../../model/index.ts';
import { Island, Kbd } from '../../controls/index.ts';
import { type PaletteItem, useDesign, useView } from '../../../workspace/index.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import css from './DropGhost.module.css';
import { useAnchor } from './useAnchor.ts';

/** What is dragged in from the palette, where it would stand, and what letting go of it means. */
export function DropGhost() {
  const stage = useStage();
  const item = useView((state) => state.dropping);
  const hovering = useSignal(stage.hovering);
  const contextName = useDesign((state) => (hovering?.contextId === undefined ? undefined : state.design.contexts[hovering.contextId]?.name));
  if (!item || !hovering) return null;
  return (
    <>
      {item.kind === 'note' || item.kind === 'frame' ? <PlainGhost item={item} /> : <Ghost item={item} />}
      <Island className={css.hint}>
        <span>
          <Sentence of="Drop to add: {{what}}" with={{ what: <b>{t(item.label)}</b> }} />
        </span>
        {contextName !== undefined && (
          <span className={css.where}>
            <Sentence of="in {{context}}" with={{ context: <b>{contextName}</b> }} />
          </span>
        )}
        <Kbd keys="Esc" />
      </Island>
    </>
  );
}

/** A sticky or a frame that is dragged in. */
function PlainGhost({ item }: { item: PaletteItem }) {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useStage();
  useSignal(stage.hovering);
  useAnchor(ref, ({ hovering }) => hovering.get()?.box, true);
  const { width, height } = item.kind === 'note' ? size.note : size.frame;
  const note = NOTE_KINDS.find((kind) => kind === item.note);
  return (
    <div
      ref={ref}
      className={css.ghost}
      data-frame={note === undefined || undefined}
      style={{ width, height, ...(note && { background: NOTE_COLOURS[note] }) }}
    />
  );
}

function Ghost({ item }: { item: PaletteItem }) {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useStage();
  useSignal(stage.hovering);
  useAnchor(ref, ({ hovering }) => hovering.get()?.box, true);
  const element = { kind: item.kind, name: item.label, variant: item.variant } as Element;
  const shape = shapeOf(element);
  const { width, height } = size.node;
  const { outline, accent, accentFilled, edge } = shapePaths(shape, width, height);
  const offset = contentOffset(shape);
  const colour = `var(--${kindColour(element)})`;
  return (
    <div ref={ref} className={css.ghost} style={{ width, height }}>
      <svg width={width} height={height} className={css.body} aria-hidden="true">
        <path d={outline} className={css.halo} />
        <path d={outline} className={css.outline} />
        {accentFilled ? <path d={accent} fill={colour} /> : <path d={accent} fill="none" stroke={colour} strokeWidth={size.node.accent} />}
        {edge !== undefined && <path d={edge} className={css.edge} />}
        <path
          d={glyphPath(glyphOf(element))}
          fill="none"
          stroke={colour}
          strokeWidth={size.glyph.stroke}
          strokeLinecap="round"
          strokeLinejoin="round"
          transform={`translate(${size.content.glyphX + offset.x} ${(height - size.glyph.side) / 2 + offset.y}) scale(${size.glyph.side / GLYPH_GRID})`}
        />
      </svg>
      <div className={css.words} style={{ left: size.content.textX + offset.x, marginTop: offset.y }}>
        <div className={css.name}>{item.label}</div>
        <div className={css.subtitle}>{t('drop to place')}</div>
      </div>
    </div>
  );
}
