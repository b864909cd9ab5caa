import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import {
  brokenName,
  commentsOn,
  contentOffset,
  elementWords,
  GLYPH_GRID,
  glyphOf,
  glyphPath,
  kindColour,
  shapeOf,
  shapePath,
  shapePaths,
  size,
  subtitleOf,
  textWidth,
} from '../../../drawing/index.ts';
import { t, wordsShown } from '../../../language/index.ts';
import type { Element } from '../../../model/index.ts';
import { type ElementMark, useDesign, useRun, useView } from '../../../workspace/index.ts';
import { isDimmed } from '../stage/marks.ts';
import { mostGrowth } from '../paint/elements.ts';
import { measureText } from '../stage/measureText.ts';
import { useStage } from '../stage/StageContext.ts';
import { CommentBadge } from './CommentBadge.tsx';
import { FindingBadge } from './FindingBadge.tsx';
import { describeElement, lineWords } from './describe.ts';
import type { CanvasNodeType } from './nodeList.ts';
import css from './ElementNode.module.css';
import { useIsTarget, useMark } from './useMark.ts';

/** An element near the viewport. Draws only itself: flows and glows are on the layer under it. */
export const ElementNode = memo(function ElementNode({ id, width, height }: NodeProps<CanvasNodeType>) {
  const element = useDesign((state) => state.design.elements[id]);
  const subtitle = useDesign((state) => (element ? subtitleOf(element, state.design, wordsShown()) : ''));
  const selected = useMark((marks) => marks.selected.has(id));
  const evident = useMark((marks) => marks.evidence.has(id));
  const dimmed = useMark((marks) => isDimmed(marks, id));
  const legal = useMark((marks) => marks.legal?.has(id) ?? false);
  const target = useIsTarget(id);
  const finding = useMark((marks) => marks.findings.get(id));
  const line = useRun((state) => (state.frame ? lineAt(state.frame.elements, id) : undefined));
  const renaming = useView((state) => state.renaming === id);
  const comments = useDesign((state) => commentsOn(state.design.notes).get(id)?.length ?? 0);
  const stage = useStage();
  if (!element) return null;
  const box = { width: width ?? size.node.width, height: height ?? size.node.height };
  const state = target ? 'target' : selected ? 'selected' : legal ? 'legal' : evident ? 'evident' : undefined;
  return (
    <div
      id={stage.domId(id)}
      className={css.node}
      role="group"
      aria-roledescription={t('element')}
      aria-label={describeElement(element, finding, selected, line)}
      data-element={id}
      data-kind={element.kind}
      data-state={state}
      data-dimmed={dimmed || undefined}
      data-renaming={renaming || undefined}
    >
      <Body element={element} width={box.width} height={box.height} />
      <Words element={element} subtitle={subtitle} width={box.width} />
      {comments > 0 && <CommentBadge id={id} count={comments} />}
      {finding && (
        <span className={css.badge}>
          <FindingBadge id={id} mark={finding} />
        </span>
      )}
    </div>
  );
});

/** Words for the line at an element in this moment of a run; the marks are put in order once for all elements. */
function lineAt(marks: readonly ElementMark[], id: string): string | undefined {
  if (inOrder?.marks !== marks) inOrder = { marks, byId: new Map(marks.map((mark) => [mark.elementId, mark])) };
  const mark = inOrder.byId.get(id);
  return mark && lineWords(mark);
}

let inOrder: { readonly marks: readonly ElementMark[]; readonly byId: ReadonlyMap<string, ElementMark> } | undefined;

const Body = memo(function Body({ element, width, height }: { element: Element; width: number; height: number }) {
  const shape = shapeOf(element);
  const { outline, accent, accentFilled, edge } = shapePaths(shape, width, height);
  const offset = contentOffset(shape);
  const colour = `var(--${kindColour(element)})`;
  const glyphX = size.content.glyphX + offset.x;
  const glyphY = (height - size.glyph.side) / 2 + offset.y;
  return (
    <svg className={css.body} width={width} height={height} aria-hidden="true" focusable="false">
      <path className={css.shadow} d={shapePath(shape, width, height + 1)} />
      <path className={css.shadow} d={shapePath(shape, width, height + 2)} />
      <path className={css.outline} data-shape={shape} d={outline} />
      <g className={css.fades}>
        {accentFilled ? <path d={accent} fill={colour} /> : <path className={css.accent} d={accent} stroke={colour} />}
        {edge !== undefined && <path className={css.edge} d={edge} />}
        <path
          className={css.glyph}
          d={glyphPath(glyphOf(element))}
          stroke={colour}
          strokeWidth={size.glyph.stroke}
          transform={`translate(${glyphX} ${glyphY}) scale(${size.glyph.side / GLYPH_GRID})`}
        />
      </g>
    </svg>
  );
});

const Words = memo(function Words({ element, subtitle, width }: { element: Element; subtitle: string; width: number }) {
  const shape = shapeOf(element);
  const offset = contentOffset(shape);
  const shown = elementWords({ name: element.name, subtitle, shape, width, height: size.node.height }, measureText);
  const place = {
    left: size.content.textX + offset.x,
    width: textWidth(shape, width),
    top: offset.y,
    bottom: -offset.y,
    '--most-growth': mostGrowth(element.name, width, shape),
  };
  return (
    <div className={css.words} style={place} aria-hidden="true">
      {shown.nameSize === size.name.fontSize ? (
        <div className={css.name} data-fits="">
          {element.name}
        </div>
      ) : (
        <LongName name={element.name} room={textWidth(shape, width)} fontSize={shown.nameSize} />
      )}
      {subtitle !== '' && (
        <div className={css.subtitle} data-fits={shown.subtitle?.text === subtitle ? '' : undefined}>
          {subtitle}
        </div>
      )}
    </div>
  );
});

/** A name on two lines, broken where the drawn picture breaks it. Zoomed out both flow as one again. */
function LongName({ name, room, fontSize }: { name: string; room: number; fontSize: number }) {
  const [first = name, second] = brokenName(name, room, fontSize, size.name.weight, measureText);
  const isBlank = name[first.length] === ' ';
  return (
    <div className={css.name} data-long={fontSize === size.longestName.fontSize ? 'most' : ''}>
      <span>
        {first}
        {isBlank ? undefined : <wbr />}
      </span>
      {isBlank ? ' ' : undefined}
      {second !== undefined && <span>{second}</span>}
    </div>
  );
}
