/** Nobody waits longer for a picture: a tab that is not looked at draws none. */
const LONGEST_MS = 1_000;

interface Drawing {
  readonly done: Promise<void>;
  readonly end: () => void;
}

let drawing: Drawing | undefined;

/** What the canvas says of its first picture of a design, which comes before everything that can wait. */
export const picture = {
  /** It is going to be drawn. */
  begins(): void {
    if (drawing) return;
    let resolve = (): void => undefined;
    const done = new Promise<void>((settle) => {
      resolve = settle;
    });
    const timer = setTimeout(() => picture.stands(), LONGEST_MS);
    drawing = {
      done,
      end: () => {
        clearTimeout(timer);
        resolve();
      },
    };
  },

  /** It can be seen, or is not going to be. */
  stands(): void {
    drawing?.end();
    drawing = undefined;
  },
};

/** Resolves when the first picture can be seen; none where none is being drawn. */
export const pictureUnderWay = (): Promise<void> | undefined => drawing?.done;
