import { type ChangeEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { contentOffset, inflate, NOTE_COLOURS, type Point, type Rect, shapeOf, size } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import { notices, renameRecord, useDesign, useView, view } from '../../../workspace/index.ts';
import { handOverTyped } from '../../controls/typeAhead.ts';
import { longestMiddle } from '../paint/picture.ts';
import { motionMs } from '../stage/motion.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { revealed, toScreen } from '../stage/viewport.ts';
import css from './RenameField.module.css';

/** The field in which a name is typed where it stands. Nothing is shown unless something on the canvas is being renamed. */
export function RenameField() {
  const id = useView((state) => state.renaming);
  const name = useDesign((state) => (id === null ? undefined : nameOf(state.design, id)));
  const readOnly = useDesign((state) => state.readOnly !== false);
  return id === null || name === undefined || readOnly ? null : <Field key={id} id={id} name={name} />;
}

/** The name or label of what is on the canvas; undefined for anything else, which is renamed elsewhere. */
function nameOf(design: Design, id: string): string | undefined {
  const flow = design.flows[id];
  if (flow) return flow.label ?? '';
  return (design.elements[id] ?? design.contexts[id] ?? design.frames[id])?.name ?? design.notes[id]?.text;
}

function Field({ id, name }: { id: string; name: string }) {
  const stage = useStage();
  const [text, setText] = useState(name);
  const [made] = useState(() => useView.getState().naming);
  const input = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const noteKind = useDesign(({ design }) => design.notes[id]?.kind);
  // Escape and Enter end the editing before the field loses the focus; then there is nothing left to take over.
  const ended = useRef(false);

  useLayoutEffect(() => {
    // An element is seen as a whole while it is named; what is larger, where its name stands.
    const rect = stage.scene.design.elements[id] ? stage.shownBoxOf(id) : fieldRect(stage, id);
    if (rect) moveFree(stage, rect);
    input.current?.focus({ preventScroll: true });
    input.current?.select();
    handOverTyped((typed, entered) => {
      if (!entered || typed.trim() === '') return setText(typed);
      ended.current = true;
      renameRecord(id, typed.trim(), { made });
      view.rename(null);
      giveBackFocus(input.current);
    });
  }, [stage, id, made]);

  useLayoutEffect(() => {
    const place = (): void => {
      const rect = fieldRect(stage, id);
      const field = input.current;
      if (!rect || !field) return;
      const { zoom } = stage.viewport.get();
      const { x, y } = toScreen(rect, stage.viewport.get());
      if (stage.scene.boxes.notes.has(id)) return placeOnNote(field, rect, { x, y }, zoom);
      const width = Math.max(120, rect.width * zoom);
      field.style.transform = `translate(${x - (width - rect.width * zoom) / 2}px,${y + (rect.height * zoom - 28) / 2}px)`;
      field.style.width = `${width}px`;
      field.style.fontSize = `${Math.min(20, Math.max(13, fontSizeOf(stage, id) * zoom))}px`;
    };
    place();
    const stops = [stage.viewport, stage.revision, stage.held].map((signal) => signal.subscribe(place));
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, id]);

  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(
    () => () => {
      if (ended.current || nameOf(useDesign.getState().design, id) !== undefined) return;
      const detail = latest.current === name ? undefined : t('The new name “{{current}}” has nothing to stand on any more.', { current: latest.current });
      notices.show({ id: 'renamed-gone', tone: 'warning', title: t('“{{name}}” was deleted while it was being renamed', { name }), ...(detail && { detail }) });
    },
    [id, name],
  );

  const end = (take: boolean): void => {
    if (ended.current) return;
    ended.current = true;
    const wanted = text.trim();
    if (take && wanted !== name && (wanted !== '' || isFlow(stage, id))) renameRecord(id, wanted, { made });
    if (useView.getState().renaming === id) view.rename(null);
  };

  const keyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter and Escape belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // A sticky may have several lines.
    if (event.key === 'Enter' && event.shiftKey && noteKind !== undefined) return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    end(event.key === 'Enter');
    giveBackFocus(input.current);
  };

  const shared = {
    ref: input,
    'data-canvas-own': '',
    value: text,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setText(event.target.value),
    onKeyDown: keyDown,
    onBlur: () => end(true),
  };
  if (noteKind === undefined) return <input {...shared} className={css.field} aria-label={t('Name')} maxLength={500} />;
  return <textarea {...shared} className={css.note} aria-label={t('Text of the note')} maxLength={20_000} style={{ background: NOTE_COLOURS[noteKind] }} />;
}

const giveBackFocus = (field: HTMLElement | null): void => field?.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });

/** The text of a sticky is typed where it stands, in its size. */
function placeOnNote(field: HTMLElement, rect: Rect, { x, y }: Point, zoom: number): void {
  const scale = Math.max(1, zoom);
  field.style.transform = `translate(${x}px,${y}px)`;
  field.style.width = `${Math.max(size.note.width, rect.width * zoom)}px`;
  field.style.height = `${Math.max(size.note.height, rect.height * zoom)}px`;
  field.style.padding = `${28 * scale}px ${10 * scale}px ${6 * scale}px`;
  field.style.fontSize = `${13 * scale}px`;
}

/** Pans as little as it takes for the field to stand clear of the islands. */
function moveFree(stage: Stage, rect: Rect): void {
  const viewport = stage.viewport.get();
  const target = revealed(inflate(rect, 24), viewport, stage.screen.get(), stage.insets);
  if (target !== viewport) stage.moveTo(target, motionMs(180));
}

const isFlow = (stage: Stage, id: string): boolean => stage.scene.design.flows[id] !== undefined;
const fontSizeOf = ({ scene }: Stage, id: string): number => (scene.design.elements[id] ? size.name.fontSize : scene.isSolid(id) ? 16 : size.context.fontSize);

/** Where the name of something stands, in canvas pixels. */
function fieldRect(stage: Stage, id: string): Rect | undefined {
  const { design, routes } = stage.scene;
  const route = routes.get(id);
  if (route) {
    const at = route.label?.at ?? longestMiddle(route);
    return at && inflate({ ...at, width: 0, height: 0 }, 64, 12);
  }
  const box = stage.shownBoxOf(id);
  if (!box) return undefined;
  const element = design.elements[id];
  if (element) {
    const left = size.content.textX + contentOffset(shapeOf(element)).x - 8;
    return { x: box.x + left, y: box.y + 8, width: box.width - left - 8, height: box.height - 16 };
  }
  if (design.contexts[id] && stage.scene.isSolid(id)) return { x: box.x + 10, y: box.y + 12, width: box.width - 20, height: 28 };
  if (design.contexts[id]) return { x: box.x + size.context.titleX - 8, y: box.y + 3, width: Math.min(220, box.width - 16), height: 26 };
  if (design.frames[id]) return { x: box.x - 8, y: box.y - 27, width: Math.min(260, box.width), height: 26 };
  return box;
}
