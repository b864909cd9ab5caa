import { useRef } from 'react';

/** Letters that come within this time belong to one word, in milliseconds; as long as the ARIA Authoring Practices' own example waits. */
const PAUSE_MS = 500;

/** Remembers what was typed in the last moment. */
export function useTyped() {
  const state = useRef({ text: '', at: 0 });
  return {
    /** A letter that did something begins no word. */
    forget: (): void => {
      state.current = { text: '', at: 0 };
    },
    /** What was typed, with this key in it when it is a letter. */
    with: ({ key, ctrl, alt }: { key: string; ctrl: boolean; alt: boolean }): string => {
      if (key.length !== 1 || key === ' ' || ctrl || alt) return '';
      const now = performance.now();
      const text = now - state.current.at < PAUSE_MS ? state.current.text + key : key;
      state.current = { text, at: now };
      return text;
    },
  };
}
