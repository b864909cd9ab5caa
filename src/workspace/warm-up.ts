import { idsOf } from '../model/index.ts';
import { useDesign } from './stores/design.ts';
import { warmUpLayouts } from './tidy.ts';

/** Layouts of as many elements are waited for: the engine is made ready for them. */
const MANY = 150;
/** The page has other things to do while a design is opened or changed. */
const QUIET_MS = 2_000;

let warm = false;

/** Makes the layout engine ready, once, when a large design has been left alone for a while. Returns what ends this. */
export function followForLayouts(): () => void {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(quiet);
    if (warm || idsOf(useDesign.getState().design.elements).length < MANY) return;
    quiet = setTimeout(() => {
      warm = true;
      warmUpLayouts();
    }, QUIET_MS);
  };
  wait();
  const stop = useDesign.subscribe(({ design }, before) => design !== before.design && wait());
  return () => {
    clearTimeout(quiet);
    stop();
  };
}
