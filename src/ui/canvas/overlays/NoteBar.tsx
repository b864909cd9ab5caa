import { useRef } from 'react';
import { NOTE_COLOURS, NOTE_KINDS, NOTE_WORDS, type NoteKind, type Point, type Rect, right } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { setNoteKind, useDesign, useView } from '../../../workspace/index.ts';
import { Island } from '../../controls/Island.tsx';
import { useSignal } from '../stage/signal.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { type Extent, freeArea, toDesign, toScreen } from '../stage/viewport.ts';
import css from './NoteBar.module.css';
import { useAnchor } from './useAnchor.ts';

/** Over the sticky that is selected: one press gives it another meaning. Over several, all of them. */
export function NoteBar() {
  const stage = useStage();
  const held = useSignal(stage.held) !== undefined;
  const selection = useView((state) => state.selection);
  const hidden = useView((state) => state.mode === 'play' || state.mode === 'map');
  const kinds = useDesign(({ design, readOnly }) => (readOnly === false ? kindsOf(design.notes, selection) : ''));
  if (held || hidden || kinds === '') return null;
  return <Bar ids={selection} kinds={kinds.split(' ')} />;
}

/** The kinds of these stickies, each once; nothing where something else is among them. */
function kindsOf(notes: Readonly<Record<string, { readonly kind: NoteKind; readonly aboutId?: string | undefined }>>, ids: readonly string[]): string {
  const kinds = ids.map((id) => (notes[id]?.aboutId === undefined ? notes[id]?.kind : undefined));
  return kinds.includes(undefined) ? '' : [...new Set(kinds)].join(' ');
}

function Bar({ ids, kinds }: { ids: readonly string[]; kinds: readonly string[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, (stage) => {
    const [first = ''] = ids;
    const box = stage.boxOf(first);
    const bar = ref.current;
    return box && bar ? placeOver(stage, box, { width: bar.offsetWidth, height: bar.offsetHeight }) : undefined;
  });
  return (
    <div ref={ref} className={css.anchor}>
      <Island className={css.bar} role="toolbar" aria-label={t('Kind of the note')} data-canvas-own="">
        {NOTE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={css.kind}
            data-kind={kind}
            aria-pressed={kinds.includes(kind)}
            aria-label={t(NOTE_WORDS[kind])}
            title={t(NOTE_WORDS[kind])}
            // The text that is being typed keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setNoteKind(ids, kind)}
          >
            <span className={css.swatch} style={{ background: NOTE_COLOURS[kind] }} />
          </button>
        ))}
      </Island>
    </div>
  );
}

/** Between the sticky and the bar, on screen. */
const GAP = 14;

/** The corner of the bar in canvas pixels: over the sticky, or under it where islands are in the way; never under those at the sides. */
function placeOver(stage: Stage, box: Rect, bar: Extent): Point {
  const viewport = stage.viewport.get();
  const free = freeArea(stage.screen.get(), stage.insets);
  const at = toScreen(box, viewport);
  const middle = at.x + (box.width * viewport.zoom) / 2 - bar.width / 2;
  const above = at.y - GAP - bar.height;
  return toDesign(
    {
      x: Math.max(free.x, Math.min(middle, right(free) - bar.width)),
      y: above >= free.y ? above : at.y + box.height * viewport.zoom + GAP,
    },
    viewport,
  );
}
