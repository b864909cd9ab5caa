import { memo } from 'react';
import { glyphOf, glyphPath, kindColour, shapeOf, shapePath } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import type { Element } from '../../../model/index.ts';
import { view } from '../../../workspace/index.ts';
import { Glyph } from '../../records/Glyph.tsx';
import type { PaletteEntry } from '../../records/kinds.ts';
import css from './Palette.module.css';

/** Type of the data that a dragged tile carries: the seed of the element as JSON. */
export const DRAG_TYPE = 'application/x-seamwright-element';

/** The small body is drawn at 60 % of a node, so that its corners and caps keep the node's proportions. */
const BODY = { width: 48, height: 28, scale: 0.6 };

interface TileProps {
  entry: PaletteEntry;
  disabled: boolean;
  onAdd: (entry: PaletteEntry) => void;
}

/** A thing of the palette: a click adds it beside the selection, a drag where it is dropped. */
export const Tile = memo(function Tile({ entry, disabled, onAdd }: TileProps) {
  const element = { name: '', ...entry.seed } as Element;
  const { kind } = element;
  return (
    <button
      type="button"
      className={css.tile}
      style={{ '--kind': `var(--${kindColour(element)})` } as React.CSSProperties}
      disabled={disabled}
      draggable={!disabled}
      // The second press of a double click is part of the first.
      onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
      onClick={(event) => event.detail < 2 && onAdd(entry)}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(entry.seed));
        event.dataTransfer.effectAllowed = 'copy';
        event.dataTransfer.setDragImage(emptyImage(), 0, 0);
        const { variant } = entry.seed as { readonly variant?: string };
        view.setDropping({ kind, label: entry.label, ...(variant === undefined ? {} : { variant }) });
      }}
      onDragEnd={() => view.setDropping(null)}
    >
      <span className={css.figure}>
        <svg width="52" height="32" viewBox="0 0 52 32" aria-hidden="true" focusable="false">
          <path
            className={css.body}
            transform={`translate(2 2) scale(${BODY.scale})`}
            strokeDasharray={shapeOf(element) === 'dashed' ? '4 3' : undefined}
            d={shapePath(shapeOf(element), BODY.width / BODY.scale, BODY.height / BODY.scale)}
          />
        </svg>
        <Glyph path={glyphPath(glyphOf(element))} size={16} strokeWidth={2} className={css.glyph} />
      </span>
      {t(entry.label)}
    </button>
  );
});

/** The canvas draws the node that is being dragged, at its size and place; the browser's own picture would cover it. */
export function emptyImage(): HTMLElement {
  const image = new Image();
  image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=';
  return image;
}
