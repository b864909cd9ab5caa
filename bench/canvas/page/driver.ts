/** What one measurement saw. Times in ms; `work` is the main thread from the start of a frame to after its paint was handed over. */
export interface Frames {
  readonly frameP50: number;
  readonly frameP95: number;
  readonly workP50: number;
  readonly workP95: number;
  readonly frames: number;
}

export type Scenario = 'pan' | 'zoom' | 'drag';

const FRAMES = 360;
const WARM_UP = 20;

/** Sends one movement in each frame and measures how long frames take. `at` is where the pointer is, in pixels of the page. */
export async function drive(scenario: Scenario, at: { readonly x: number; readonly y: number }): Promise<Frames> {
  const target = document.elementFromPoint(at.x, at.y) ?? document.body;
  const step = STEPS[scenario](target, at);
  const frames: number[] = [];
  const work: number[] = [];
  let last = await nextFrame();
  for (let i = 0; i < FRAMES + WARM_UP; i++) {
    const begin = performance.now();
    step.move(i);
    const done = afterPaint();
    const now = await nextFrame();
    if (i >= WARM_UP) {
      frames.push(now - last);
      work.push((await done) - begin);
    }
    last = now;
  }
  step.end();
  return { ...percentiles('frame', frames), ...percentiles('work', work), frames: frames.length } as Frames;
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

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

const STEPS: Readonly<Record<Scenario, (target: Element, at: { readonly x: number; readonly y: number }) => Step>> = {
  pan: (target, at) => ({
    // There and back, so that the view stays on the design.
    move: (frame) => wheel(target, at, { deltaX: swing(frame, 60) * 14, deltaY: swing(frame, 40) * 9, ctrlKey: false }),
    end: () => undefined,
  }),
  zoom: (target, at) => ({
    // A brisk pinch: to less than a quarter of the size in one and a half seconds, and back.
    move: (frame) => wheel(target, at, { deltaX: 0, deltaY: swing(frame, 90) * 1.2, ctrlKey: true }),
    end: () => undefined,
  }),
  drag: (target, at) => {
    const send = (type: 'down' | 'move' | 'up', x: number, y: number): void => {
      const common = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, buttons: type === 'up' ? 0 : 1, view: window };
      const to = type === 'down' ? target : document.body;
      to.dispatchEvent(new PointerEvent(`pointer${type}`, { ...common, pointerId: 1, pointerType: 'mouse', isPrimary: true }));
      to.dispatchEvent(new MouseEvent(`mouse${type}`, common));
    };
    send('down', at.x, at.y);
    return {
      move: (frame) => send('move', at.x + Math.sin(frame / 20) * 120 + frame / 50, at.y + Math.cos(frame / 27) * 90),
      end: () => send('up', at.x, at.y),
    };
  },
};

function wheel(target: Element, at: { readonly x: number; readonly y: number }, how: { deltaX: number; deltaY: number; ctrlKey: boolean }): void {
  target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: at.x, clientY: at.y, view: window, ...how }));
}

/** 1 for so many frames, then −1 for as many. */
const swing = (frame: number, half: number): number => (Math.floor(frame / half) % 2 === 0 ? 1 : -1);

function percentiles(name: string, values: number[]): Record<string, number> {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { [`${name}P50`]: at(0.5), [`${name}P95`]: at(0.95) };
}
