import { memo } from 'react';
import { type Thumbnail as Picture, size, type ThumbnailElement } from '../../drawing/index.ts';
import css from './Thumbnail.module.css';

const NOTES: Readonly<Record<Picture['notes'][number]['kind'], string>> = {
  'domain-event': 'var(--event)',
  command: 'var(--command)',
  actor: 'var(--actor)',
  aggregate: 'var(--actor)',
  policy: 'var(--policy)',
  'read-model': 'var(--read)',
  external: 'var(--external-note)',
  hotspot: 'var(--hotspot)',
  comment: 'var(--hairline)',
};

/** Twice the size that glyphs have on the canvas, on their own grid. */
const GLYPH_SCALE = (2 * size.glyph.side) / 24;

/** The small picture of a design, in the theme of the page. Decorative: the name beside it says what it is. Fills its place. */
export const Thumbnail = memo(function Thumbnail({ picture }: { picture: Picture }) {
  const { frame, contexts, flows, elements, crowd, notes } = picture;
  return (
    <svg
      className={css.picture}
      data-crowded={crowd.length > 0 || undefined}
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {contexts.map((path) => (
        <path key={path} d={path} className={css.context} />
      ))}
      <path d={flows.synchronous} className={css.flow} />
      <path d={flows.asynchronous} className={css.asynchronous} />
      {crowd.map(({ colour, path }) => (
        <path key={colour} d={path} fill={`var(--${colour})`} />
      ))}
      {elements.map((element) => (
        <Element key={`${element.at.x} ${element.at.y}`} element={element} />
      ))}
      {notes.map(({ kind, path }) => (
        <path key={path} d={path} fill={NOTES[kind]} />
      ))}
    </svg>
  );
});

function Element({ element: { at, outline, accent, accentFilled, edge, dashed, colour, glyph, name } }: { element: ThumbnailElement }) {
  const ink = `var(--${colour})`;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <path d={outline} className={dashed ? css.dashed : css.body} />
      {edge !== undefined && <path d={edge} className={css.edge} />}
      <path d={accent} className={css.accent} fill={accentFilled ? ink : 'none'} stroke={ink} />
      <path d={glyph.path} transform={`translate(${glyph.at.x} ${glyph.at.y}) scale(${GLYPH_SCALE})`} className={css.glyph} stroke={ink} />
      <rect x={name.x} y={name.y} width={name.width} height={name.height} rx={name.height / 2} className={css.name} />
    </g>
  );
}
