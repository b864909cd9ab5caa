import { type ComponentType, lazy, useState } from 'react';

/** A part of the window whose code is loaded when it is needed first, or before. */
export interface LaterPart<P> {
  readonly Part: ComponentType<P>;
  /** Loads it ahead of time. Never rejects: whoever shows the part is told what failed. */
  load(): Promise<void>;
}

/**
 * Like React's `lazy`, but what is loaded already is drawn at once: React lets every part that it waited for, and be it for a moment, appear
 * no sooner than 0.3 seconds after its gap.
 */
export function later<P extends object>(bring: () => Promise<{ readonly default: ComponentType<P> }>): LaterPart<P> {
  let here: ComponentType<P> | undefined;
  const fetch = async (): Promise<{ readonly default: ComponentType<P> }> => {
    const module = await bring();
    here = module.default;
    return module;
  };
  const Waiting = lazy(fetch);
  function Part(props: P) {
    // What was waited for once stays the same component, so that it keeps its state.
    const [Shown] = useState<ComponentType<P>>(() => here ?? Waiting);
    return <Shown {...props} />;
  }
  return { Part, load: () => fetch().then(ignore, ignore) };
}

const ignore = (): void => undefined;
