/** What one measurement saw. Times in ms; `work` is the main thread from the movement to after its paint was handed over. */
export interface Frames {
  readonly frameP50: number;
  readonly frameP95: number;
  readonly frameWorst: number;
  readonly workP50: number;
  readonly workP95: number;
  readonly frames: number;
}

/** `drop` is `drag` with the element let go of four times: the design changes, and whoever has rules checks it. */
export type Scenario = 'pan' | 'zoom' | 'drag' | 'drop';

export interface Drive {
  readonly scenario: Scenario;
  /** Where the pointer is, in pixels of the page. */
  readonly at: { readonly x: number; readonly y: number };
  /** Zooms nearer first, and back; else away first. */
  readonly nearer: boolean;
  /** `deltaY` of the wheel in each frame with which the subject zooms four times in {@link SWING} frames. */
  readonly pinch: number;
}

const SWING = 50;
const WARM_UP = 20;
const FRAMES = 4 * SWING - WARM_UP;
const DROP_EVERY = SWING;
/** Where frames take very long, fewer must do. */
const LONGEST_MS = 8_000;
const FEWEST = 12;

/** Sends one movement in each frame, there and back, and measures how long frames take. */
export async function drive(how: Drive): Promise<Frames> {
  const step = STEPS[how.scenario](how);
  const frames: number[] = [];
  const work: number[] = [];
  const start = performance.now();
  let last = await nextFrame();
  for (let i = 0; i < WARM_UP + FRAMES; i++) {
    const begin = performance.now();
    step.move(i);
    const done = afterPaint();
    const now = await nextFrame();
    // A subject so slow that it will not get to the end is measured from its first frame on.
    if (i >= WARM_UP || begin - start > LONGEST_MS / 4) {
      frames.push(now - last);
      work.push((await done) - begin);
    }
    last = now;
    if (now - start > LONGEST_MS && frames.length >= FEWEST) break;
  }
  step.end();
  return {
    frameP50: share(frames, 0.5),
    frameP95: share(frames, 0.95),
    frameWorst: share(frames, 1),
    workP50: share(work, 0.5),
    workP95: share(work, 0.95),
    frames: frames.length,
  };
}

export const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** A message posted in a frame arrives after its style, layout and paint. */
function afterPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  });
}

interface Step {
  move(frame: number): void;
  end(): void;
}

const STEPS: Readonly<Record<Scenario, (how: Drive) => Step>> = {
  pan: ({ at }) => {
    const target = under(at);
    return {
      move: (frame) => wheel(target, at, { deltaX: swing(frame, SWING) * 14, deltaY: swing(frame, SWING / 2) * 9, ctrlKey: false }),
      end: () => undefined,
    };
  },
  zoom: ({ at, nearer, pinch }) => {
    const target = under(at);
    return { move: (frame) => wheel(target, at, { deltaX: 0, deltaY: swing(frame, SWING) * (nearer ? -pinch : pinch), ctrlKey: true }), end: () => undefined };
  },
  drag: ({ at }) => {
    press('down', at, under(at));
    return {
      move: (frame) => press('move', onTheWay(at, frame)),
      end: () => {
        press('move', at);
        press('up', at);
      },
    };
  },
  drop: ({ at }) => {
    press('down', at, under(at));
    return {
      move: (frame) => {
        const here = onTheWay(at, frame);
        press('move', here);
        if (frame % DROP_EVERY !== DROP_EVERY - 1) return;
        press('up', here);
        press('down', here, under(here));
      },
      end: () => {
        press('move', at);
        press('up', at);
      },
    };
  },
};

type Place = Drive['at'];

const onTheWay = (at: Place, frame: number): Place => ({ x: at.x + Math.sin(frame / 20) * 120, y: at.y + (Math.cos(frame / 27) - 1) * 90 });

const under = (at: Place): Element => document.elementFromPoint(at.x, at.y) ?? document.body;

function press(type: 'down' | 'move' | 'up', at: Place, to: Element = document.body): void {
  const common = { bubbles: true, cancelable: true, clientX: at.x, clientY: at.y, button: 0, buttons: type === 'up' ? 0 : 1, view: window };
  to.dispatchEvent(new PointerEvent(`pointer${type}`, { ...common, pointerId: 1, pointerType: 'mouse', isPrimary: true }));
  to.dispatchEvent(new MouseEvent(`mouse${type}`, common));
}

function wheel(target: Element, at: Place, how: { deltaX: number; deltaY: number; ctrlKey: boolean }): void {
  target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: at.x, clientY: at.y, view: window, ...how }));
}

/** 1 for so many frames, then −1 for as many. */
const swing = (frame: number, half: number): number => (Math.floor(frame / half) % 2 === 0 ? 1 : -1);

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
}
