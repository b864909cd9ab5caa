import { useRef } from 'react';
import { GLYPH_GRID, glyphPath, labelOf, relationWord } from '../../../drawing/index.ts';
import { wordsShown } from '../../../language/index.ts';
import { useDesign, useView } from '../../../workspace/index.ts';
import { describeFlow, describeMerged, describeRelation } from '../nodes/describe.ts';
import { useMark } from '../nodes/useMark.ts';
import { LABELS_FROM_ZOOM } from '../paint/labels.ts';
import { longestMiddle, policiesOf } from '../paint/picture.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import css from './FlowPills.module.css';
import { useAnchor } from './useAnchor.ts';

/** More than these are not told apart by their words any more. */
const AT_MOST = 24;

/** The words of the flows and relations that are selected, as filled pills with the glyphs of their policies. They lie over the elements, so that a short gap does not hide them. */
export function FlowPills() {
  const stage = useStage();
  useSignal(stage.revision);
  const selected = useMark((marks) => marks.selected);
  const design = useDesign((state) => state.design);
  const readable = useView((state) => state.zoom >= LABELS_FROM_ZOOM);
  const renaming = useView((state) => state.renaming);
  const map = useView((state) => state.mode === 'map');
  const shown = readable ? [...selected].filter((id) => id !== renaming) : [];
  const flows = map ? [] : shown.filter((id) => design.flows[id] !== undefined && stage.scene.routes.has(id));
  const relations = shown.filter((id) => design.relations[id] !== undefined);
  return (
    <>
      {flows.slice(0, AT_MOST).map((id) => (
        <Pill key={id} id={id} />
      ))}
      {relations.slice(0, AT_MOST).map((id) => (
        <RelationPill key={id} id={id} />
      ))}
    </>
  );
}

/** The word of a relation that is selected. */
function RelationPill({ id }: { id: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useStage();
  const type = useDesign(({ design }) => design.relations[id]?.type);
  const words = useDesign(({ design }) => describeRelation(design, id));
  useAnchor(
    ref,
    ({ scene }) => {
      const route = scene.relations.routes.get(id);
      return route && (route.label?.at ?? longestMiddle(route));
    },
    true,
  );
  if (type === undefined) return null;
  return (
    <div ref={ref} className={css.anchor}>
      <div id={stage.domId(id)} className={css.pill} role="group" aria-label={words}>
        {relationWord(type)}
      </div>
    </div>
  );
}

function Pill({ id }: { id: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useStage();
  const count = stage.scene.flowsBehind(id).length;
  const text = useDesign(({ design }) => (count > 1 ? `×${count}` : design.flows[id] ? labelOf(design.flows[id], design, wordsShown()) : ''));
  const words = useDesign(({ design }) => (count > 1 ? describeMerged(design, stage.scene.flowsBehind(id)) : describeFlow(design, id)));
  const policies = useDesign(({ design }) => (design.flows[id] && count === 1 ? policiesOf(design, design.flows[id]).join(' ') : ''));
  useAnchor(
    ref,
    ({ scene, held }) => {
      const route = scene.routes.get(id);
      // While its line is bent or led elsewhere the word has no place.
      if (!route || held.get()?.flows.has(id)) return undefined;
      return route.label?.onLine ? route.label.at : longestMiddle(route);
    },
    true,
  );
  const glyphs = policies === '' ? [] : policies.split(' ');
  if (text === '' && glyphs.length === 0) return null;
  return (
    <div ref={ref} className={css.anchor}>
      <div id={stage.domId(id)} className={css.pill} role="group" aria-label={words}>
        {text}
        {glyphs.map((glyph) => (
          <svg key={glyph} width="13" height="13" viewBox={`0 0 ${GLYPH_GRID} ${GLYPH_GRID}`} className={css.glyph} aria-hidden="true">
            <path d={glyphPath(glyph as Parameters<typeof glyphPath>[0])} />
          </svg>
        ))}
      </div>
    </div>
  );
}
