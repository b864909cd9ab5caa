import { type RefObject, useEffect, useState } from 'react';
import { centreOf, holdsPoint, inflate, type Point } from '../../../drawing/index.ts';
import { bend, type FlowEnd, isPresenting, lens, useDesign, useView, view } from '../../../workspace/index.ts';
import { endGlide } from '../stage/glide.ts';
import { type Hit, hitAt } from '../stage/hits.ts';
import { motionMs } from '../stage/motion.ts';
import type { Connecting, Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { freeArea, revealed, toScreen } from '../stage/viewport.ts';
import { ConnectGesture, drawConnection, finishConnecting } from './connectGesture.ts';
import { forwardToFlow } from './forwardToFlow.ts';
import { type Gesture, hasTravelled } from './gesture.ts';
import { LassoGesture } from './lassoGesture.ts';
import { isAdding, MoveGesture } from './moveGesture.ts';
import { middleFor } from './newPlace.ts';
import { BendGesture, ReconnectGesture } from './reconnectGesture.ts';
import { type Grip, ResizeGesture } from './resizeGesture.ts';

/** On screen, a line is hit from this far. */
const TOLERANCE = 6;
const TOUCH_TOLERANCE = 14;
const LONG_PRESS_MS = 500;
const DOUBLE_TAP_MS = 350;
/** On a narrower screen the inspector is a sheet at the bottom. */
const SHEET_BELOW = 1024;
/** Parts of the canvas that handle their own presses: fields, menus, whatever others put on it. */
const OWN_PRESSES = '[data-canvas-own], input, textarea, select, button:not([data-connect-handle])';

/**
 * Turns pointers into gestures, before React Flow sees them: it keeps the view (middle button, space, wheel, pinch, touch on empty canvas),
 * we keep what is on it. Returns the cursor.
 */
export function useGestures(root: RefObject<HTMLDivElement | null>): string {
  const stage = useStage();
  const [cursor, setCursor] = useState('default');
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const pointers = new Pointers(stage, element, setCursor);
    const stopForwarding = forwardToFlow(element);
    return () => {
      pointers.dispose();
      stopForwarding();
    };
  }, [stage, root]);
  return cursor;
}

class Pointers {
  private readonly stage: Stage;
  private readonly root: HTMLElement;
  private readonly setCursor: (cursor: string) => void;
  private readonly controller = new AbortController();
  private gesture: Gesture | undefined;
  private pointerId: number | undefined;
  /** The press that began the gesture. */
  private press: PointerEvent | undefined;
  /** The press that was left to React Flow; if it does not travel it was a tap. */
  private tap: { event: PointerEvent; timer: ReturnType<typeof setTimeout> | undefined } | undefined;
  /** A finger on what is selected, as long as it has not travelled. */
  private hold: { event: PointerEvent; timer: ReturnType<typeof setTimeout> } | undefined;
  /** The tap that ended last: another one there soon after is a double press. */
  private lastTap: PointerEvent | undefined;
  private uncovering: ReturnType<typeof setTimeout> | undefined;
  private spaceHeld = false;

  constructor(stage: Stage, root: HTMLElement, setCursor: (cursor: string) => void) {
    this.stage = stage;
    this.root = root;
    this.setCursor = setCursor;
    const { signal } = this.controller;
    const capture = { capture: true, signal };
    root.addEventListener('pointerdown', this.down, capture);
    root.addEventListener('mousedown', this.keepToOurselves, capture);
    root.addEventListener('touchstart', this.keepToOurselves, { ...capture, passive: false });
    root.addEventListener('contextmenu', this.keepMenuAway, capture);
    root.addEventListener('pointermove', this.hover, { signal });
    root.addEventListener('pointerenter', () => stage.locate(), { signal });
    root.addEventListener('pointerleave', () => stage.hovered.set(undefined), { signal });
    root.addEventListener('dblclick', this.doubleClick, { signal });
    window.addEventListener('pointermove', this.move, { signal });
    window.addEventListener('pointerup', this.up, { signal });
    window.addEventListener('pointercancel', this.taken, { signal });
    window.addEventListener('keydown', this.keyDown, capture);
    window.addEventListener('keyup', this.keyUp, capture);
    window.addEventListener('blur', () => (this.spaceHeld = false), { signal });
    // What was begun in one mode has no meaning in another.
    const unsubscribe = useView.subscribe(({ mode }, before) => {
      if (mode !== before.mode) this.stop();
    });
    signal.addEventListener('abort', unsubscribe);
  }

  dispose(): void {
    this.controller.abort();
    this.gesture?.cancel();
    clearTimeout(this.tap?.timer);
    clearTimeout(this.uncovering);
    this.forgetHold();
  }

  private readonly down = (event: PointerEvent): void => {
    clearTimeout(this.uncovering);
    if (this.gesture) {
      if (event.pointerId !== this.pointerId) this.stop();
      return;
    }
    this.stage.locate();
    endGlide(this.stage);
    if (event.target instanceof Element && this.isOwn(event.target)) return;
    this.takeFocus();
    if (event.button === 2) return this.selectUnder(event);
    if (event.button !== 0 || this.spaceHeld || useView.getState().tool === 'hand') return;
    if (event.pointerType === 'touch' && !event.isPrimary) return this.forgetTap();
    const gesture = this.gestureFor(event);
    if (gesture && event.pointerType === 'touch') this.watchHold(gesture, event);
    if (gesture) this.start(gesture, event);
    else if (event.pointerType === 'touch') this.watchTap(event);
  };

  /** What an element carries, like its badges, is a part of it for a connection that ends there. */
  private isOwn(target: Element): boolean {
    return target.closest(OWN_PRESSES) !== null && !(this.stage.connecting.get() && target.closest('[data-element]'));
  }

  /** React Flow's panning listens to these; what is ours does not reach it. */
  private readonly keepToOurselves = (event: Event): void => {
    if (!this.gesture) return;
    event.stopPropagation();
    if (event.type === 'touchstart' && event.cancelable) event.preventDefault();
  };

  /** No menu opens under what is being dragged. */
  private readonly keepMenuAway = (event: Event): void => {
    if (!this.gesture) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private gestureFor(event: PointerEvent): Gesture | undefined {
    const editable = useDesign.getState().readOnly === false && useView.getState().mode !== 'play';
    const touch = event.pointerType === 'touch';
    if (this.stage.connecting.get()) return new FinishConnecting(this.stage);
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-connect-handle],[data-grip],[data-flow-handle]') : null;
    if (editable && handle?.dataset['connectHandle']) return new ConnectGesture(this.stage, handle.dataset['connectHandle'], event);
    if (editable && handle?.dataset['grip']) return new ResizeGesture(this.stage, handle.dataset['of'] ?? '', handle.dataset['grip'] as Grip, event);
    const { flowHandle, end } = handle?.dataset ?? {};
    if (editable && flowHandle !== undefined) {
      return end === 'bend' ? new BendGesture(this.stage, flowHandle, event) : new ReconnectGesture(this.stage, flowHandle, end as FlowEnd, event);
    }
    const hit = this.hit(event);
    if (touch && !(hit && useView.getState().selection.includes(hit.id))) return undefined;
    if (!hit) return new LassoGesture(this.stage, event);
    if (hit.kind === 'flow' || hit.kind === 'relation' || !editable) return new SelectGesture(this.stage, this.stage.scene.flowsBehind(hit.id), event);
    if (!isAdding(event) && !useView.getState().selection.includes(hit.id)) view.select([hit.id]);
    return new MoveGesture(this.stage, hit.id, event);
  }

  private start(gesture: Gesture, event: PointerEvent): void {
    this.gesture = gesture;
    this.pointerId = event.pointerId;
    this.press = event;
    this.stage.hovered.set(undefined);
    // The pointer may leave the window: its release must not be missed.
    if (event.isTrusted) this.root.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  private readonly move = (event: PointerEvent): void => {
    if (this.hold && hasTravelled(this.hold.event, event)) this.forgetHold();
    if (this.gesture && event.pointerId === this.pointerId) this.lead(this.gesture, event);
    else if (this.tap && hasTravelled(this.tap.event, event)) this.forgetTap();
  };

  /** Where a flow may not end is seen before it is let go of. */
  private lead(gesture: Gesture, event: PointerEvent): void {
    gesture.move(event);
    const connecting = this.stage.connecting.get();
    if (connecting?.at) this.setCursor(cursorOf(connecting));
  }

  private readonly up = (event: PointerEvent): void => {
    this.forgetHold();
    if (this.tap && event.pointerId === this.tap.event.pointerId) return this.tapped(event);
    if (!this.gesture || event.pointerId !== this.pointerId) return;
    const { gesture } = this;
    this.gesture = undefined;
    gesture.end(event);
    if (event.pointerType === 'touch') this.tappedAgain(event);
    else if (this.press && !hasTravelled(this.press, event)) this.uncoverSoon(useView.getState().selection[0]);
  };

  private readonly taken = (): void => {
    this.forgetTap();
    this.stop();
  };

  private stop(): void {
    this.forgetHold();
    const { gesture } = this;
    this.gesture = undefined;
    gesture?.cancel();
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.code === 'Space' && !(event.target instanceof Element && event.target.closest('input, textarea, select, button, [contenteditable]')))
      this.spaceHeld = true;
    if (event.key !== 'Escape') return;
    const busy = this.gesture !== undefined || this.stage.connecting.get() !== undefined;
    if (!busy) return;
    this.stop();
    view.stopConnect();
    event.stopPropagation();
    event.preventDefault();
  };

  private readonly keyUp = (event: KeyboardEvent): void => {
    if (event.code === 'Space') this.spaceHeld = false;
  };

  /** Touch: a short tap selects, a long one begins a connection, elsewhere and in Play it opens the menu; anything else pans. */
  private watchTap(event: PointerEvent): void {
    const timer = setTimeout(() => this.longPress(event), LONG_PRESS_MS);
    this.tap = { event, timer };
  }

  /** A finger that rests on what is selected and does not move it presses long there, too. */
  private watchHold(gesture: Gesture, event: PointerEvent): void {
    if (!(gesture instanceof MoveGesture || gesture instanceof SelectGesture)) return;
    const timer = setTimeout(() => {
      this.hold = undefined;
      this.stop();
      this.longPress(event);
    }, LONG_PRESS_MS);
    this.hold = { event, timer };
  }

  private forgetHold(): void {
    clearTimeout(this.hold?.timer);
    this.hold = undefined;
  }

  private forgetTap(): void {
    clearTimeout(this.tap?.timer);
    this.tap = undefined;
  }

  private tapped(event: PointerEvent): void {
    this.forgetTap();
    this.lastTap = event;
    const hit = this.hit(event);
    if (hit) view.select(this.stage.scene.flowsBehind(hit.id));
    else view.clear();
    this.uncoverSoon(hit?.id);
  }

  private uncoverSoon(id: string | undefined): void {
    if (id !== undefined) this.uncovering = setTimeout(() => this.uncover(id), DOUBLE_TAP_MS);
  }

  /** The inspector of what was pressed may lie over it: on a small screen over any part of it, on others over its middle. */
  private uncover(id: string): void {
    const { stage } = this;
    const box = stage.scene.isSolid(id) || stage.scene.boxes.elements.has(id) ? stage.shownBoxOf(id) : undefined;
    const [selected, ...others] = useView.getState().selection;
    if (!box || this.gesture || stage.connecting.get() || selected !== id || others.length > 0) return;
    const viewport = stage.viewport.get();
    const screen = stage.screen.get();
    if (screen.width >= SHEET_BELOW && holdsPoint(freeArea(screen, stage.insets), toScreen(centreOf(box), viewport))) return;
    const clear = revealed(inflate(box, 24 / viewport.zoom), viewport, screen, stage.insets);
    if (clear !== viewport) stage.moveTo(clear, motionMs(180));
  }

  /** The first tap selects, so the second one is a gesture of ours, out of which the browser makes no double click. */
  private tappedAgain(event: PointerEvent): void {
    const { lastTap } = this;
    this.lastTap = event;
    if (lastTap && event.timeStamp - lastTap.timeStamp < DOUBLE_TAP_MS && !hasTravelled(lastTap, event)) this.doubleClick(event);
  }

  private longPress(event: PointerEvent): void {
    this.forgetTap();
    if (useView.getState().mode === 'play') return this.openMenu(event);
    const hit = this.hit(event);
    if (!hit || !this.connects(hit) || useDesign.getState().readOnly !== false) return this.openMenu(event);
    view.select([hit.id]);
    view.startConnect(hit.id);
  }

  /** A finger has no right button: a long press stands for it, but on what one draws from. */
  private openMenu(event: PointerEvent): void {
    this.selectUnder(event);
    const { clientX, clientY } = event;
    event.target?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX, clientY }));
    // Otherwise the browser makes a press out of the release, and a press beside a menu closes it.
    const keep = (end: TouchEvent): void => end.preventDefault();
    window.addEventListener('touchend', keep, { capture: true, once: true, passive: false, signal: this.controller.signal });
  }

  /** The right button opens a menu of what is under it. */
  private selectUnder(event: PointerEvent): void {
    if (isPresenting()) return;
    view.setMenuAt(this.stage.pointOf(event));
    const hit = this.hit(event);
    if (!hit) view.clear();
    else if (!useView.getState().selection.includes(hit.id)) view.select(this.stage.scene.flowsBehind(hit.id));
  }

  private readonly doubleClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest(OWN_PRESSES)) return;
    if (useDesign.getState().readOnly !== false || useView.getState().mode === 'play' || isPresenting()) return;
    // The canvas has captured the pointer, so what lies under it has to be looked for.
    const grip = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-flow-handle]');
    if (grip) return void (grip.dataset['end'] === 'bend' && bend(grip.dataset['flowHandle'] ?? '', null));
    const at = this.stage.pointOf(event);
    const hit = hitAt(this.stage.scene, at, TOLERANCE / this.stage.viewport.get().zoom);
    if (!hit) return this.addAt(at);
    if (hit.kind === 'relation') return;
    if (this.stage.scene.isFolded(hit.id)) lens.unfold([hit.id]);
    else if (this.stage.scene.flowsBehind(hit.id).length === 1) view.rename(hit.id);
  };

  /** In empty space: asks what shall be made there. */
  private addAt(at: Point): void {
    if (this.stage.scene.isMap) return;
    this.stage.looseEnd.set({ at: middleFor(this.stage, at) });
  }

  private readonly hover = (event: PointerEvent): void => {
    if (this.gesture || event.pointerType === 'touch') return;
    const connecting = this.stage.connecting.get();
    if (connecting) {
      drawConnection(this.stage, connecting.fromId, event);
      return this.setCursor(cursorOf(this.stage.connecting.get() ?? connecting));
    }
    const own = event.target instanceof Element && event.target.closest('[data-connect-handle],[data-flow-handle],[data-canvas-own]');
    if (own) return;
    const hit = this.hit(event);
    this.stage.hovered.set(hit && this.connects(hit) ? hit.id : undefined);
    this.setCursor(cursorFor(hit, this.spaceHeld));
  };

  /** Whether one draws a line from it: a flow from an element, on the map a relation from a context. */
  private connects({ kind }: Hit): boolean {
    return kind === 'element' || (kind === 'context' && this.stage.scene.isMap);
  }

  private hit(event: PointerEvent): Hit | undefined {
    const tolerance = event.pointerType === 'touch' ? TOUCH_TOLERANCE : TOLERANCE;
    return hitAt(this.stage.scene, this.stage.pointOf(event), tolerance / this.stage.viewport.get().zoom);
  }

  private takeFocus(): void {
    if (!this.root.contains(document.activeElement)) this.root.focus({ preventScroll: true });
    else if (document.activeElement !== this.root && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
}

/** A press on what cannot be moved selects it on release; dragged from there, a box is drawn: where flows lie close, there is no empty canvas to begin it on. */
class SelectGesture implements Gesture {
  private readonly stage: Stage;
  private readonly ids: readonly string[];
  private readonly lasso: LassoGesture;

  constructor(stage: Stage, ids: readonly string[], press: PointerEvent) {
    this.stage = stage;
    this.ids = ids;
    this.lasso = new LassoGesture(stage, press);
  }

  move(event: PointerEvent): void {
    this.lasso.move(event);
  }

  end(event: PointerEvent): void {
    if (this.stage.lasso.get()) return this.lasso.end(event);
    this.lasso.cancel();
    if (!isAdding(event)) view.select(this.ids);
    else for (const id of this.ids) view.toggle(id);
  }

  cancel(): void {
    this.lasso.cancel();
  }
}

/** The press that ends a connection which was left open. */
class FinishConnecting implements Gesture {
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  move(event: PointerEvent): void {
    const connecting = this.stage.connecting.get();
    if (connecting) drawConnection(this.stage, connecting.fromId, event);
  }

  end(event: PointerEvent): void {
    finishConnecting(this.stage, event);
  }

  cancel(): void {
    view.stopConnect();
  }
}

const cursorOf = ({ refused }: Connecting): string => (refused ? 'not-allowed' : 'crosshair');

function cursorFor(hit: Hit | undefined, spaceHeld: boolean): string {
  if (spaceHeld || useView.getState().tool === 'hand') return 'grab';
  if (!hit) return 'default';
  return hit.kind === 'flow' || hit.kind === 'relation' ? 'pointer' : 'default';
}
