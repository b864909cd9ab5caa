import { useSyncExternalStore } from 'react';

/**
 * One value that changes many times a second and that layers, not components, follow. What the design or the screen consists of lives in
 * the workspace's stores; this is for the moment: the viewport, what is held, what is under the pointer.
 */
export class Signal<T> {
  private current: T;
  private readonly listeners = new Set<(value: T) => void>();

  constructor(initial: T) {
    this.current = initial;
  }

  readonly get = (): T => this.current;

  /** Tells the listeners unless the value is the same one. */
  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of this.listeners) listener(value);
  }

  /** Returns how to stop. */
  readonly subscribe = (listener: (value: T) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** The value in a component, which renders again when it changes. */
export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}
