import { useMemo } from 'react';
import { shapeOf, type Side } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import { useDesign, useLens, useView } from '../../../workspace/index.ts';
import { isNameRead } from '../paint/elements.ts';
import { FOLDED_NAMES_FROM_WIDTH } from '../paint/folded.ts';
import { measureText } from '../stage/measureText.ts';
import { useSignal } from '../stage/signal.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { CanvasAnchor } from './CanvasAnchor.tsx';
import { type Tagged, tagPlaces } from './tagPlaces.ts';
import css from './NameTags.module.css';

/** From this zoom on names are read in the elements. */
const BELOW_ZOOM = 0.3;
/** Where more stand out than these, none is looked for by its name. */
const AT_MOST = 24;
const FONT_SIZE = 11;
const WEIGHT = 500;
const PADDING = 6;
const MOST_WIDTH = 200;

/** From far away, where elements are too small for their names: the names of those under the pointer, selected, lit up or in focus, beside them. The outline says them to everybody else. */
export function NameTags() {
  const zoom = useView(({ mode, zoom: now }) => (mode === 'map' || now >= BELOW_ZOOM ? undefined : now));
  return zoom === undefined ? null : <Tags zoom={zoom} />;
}

function Tags({ zoom }: { zoom: number }) {
  const stage = useStage();
  const hovered = useSignal(stage.hovered);
  const marks = useSignal(stage.marks);
  const revision = useSignal(stage.revision);
  const held = useSignal(stage.held) !== undefined;
  const focused = useLens(({ focus }) => focus !== null);
  const design = useDesign((state) => state.design);
  const { selected, evidence, kept } = marks;
  const tags = useMemo(() => {
    const few = [selected, evidence, focused ? kept : undefined].map((ids) => solidOf(stage, ids));
    const ids = new Set([hovered, ...few.flat()]);
    const tagged = [...ids].flatMap((id) => taggedOf(stage, id, design, zoom) ?? []);
    const places = tagPlaces(tagged, zoom);
    return tagged.flatMap(({ id }) => {
      const side = places.get(id);
      return side === undefined ? [] : [{ id, side }];
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the scene is another one with each revision
  }, [stage, revision, hovered, selected, evidence, kept, focused, design, zoom]);
  if (held) return null;
  return tags.map(({ id, side }) => (
    <Tag key={id} id={id} side={side} name={nameOf(design, id)} look={selected.has(id) ? 'selected' : evidence.has(id) ? 'evident' : 'plain'} />
  ));
}

function Tag({ id, side, name, look }: { id: string; side: Side; name: string; look: 'selected' | 'evident' | 'plain' }) {
  return (
    <CanvasAnchor place={{ element: id, at: side }}>
      <span className={css.tag} data-side={side} data-look={look} data-name-tag={id} aria-hidden="true" style={{ maxWidth: MOST_WIDTH }}>
        {name}
      </span>
    </CanvasAnchor>
  );
}

/** An element, or a context that is folded into one box. */
const nameOf = ({ elements, contexts }: Design, id: string): string => (elements[id] ?? contexts[id])?.name ?? '';

/** What among these is drawn as a box, or none where it is a crowd. */
function solidOf({ scene }: Stage, ids: ReadonlySet<string> | undefined): readonly string[] {
  if (!ids) return [];
  const found: string[] = [];
  for (const id of ids) {
    if (!scene.isSolid(id)) continue;
    if (found.length === AT_MOST) return [];
    found.push(id);
  }
  return found;
}

function taggedOf(stage: Stage, id: string | undefined, design: Design, zoom: number): Tagged | undefined {
  if (id === undefined || !stage.scene.isSolid(id)) return undefined;
  const box = stage.shownBoxOf(id);
  const name = nameOf(design, id);
  if (!box || name.trim() === '') return undefined;
  const element = design.elements[id];
  if (element && isNameRead(name, box.width, shapeOf(element), zoom)) return undefined;
  if (design.contexts[id] && box.width * zoom >= FOLDED_NAMES_FROM_WIDTH) return undefined;
  return { id, box, width: Math.min(MOST_WIDTH, measureText(name, FONT_SIZE, WEIGHT) + 2 * PADDING + 2) };
}
