/**
 * What a browser remembers of the screen: panels, theme, viewports. Never the design.
 *
 * Private mode, a full quota or a policy may forbid `localStorage`, reading included; then nothing is remembered and nothing fails.
 */

const PREFIX = 'seamwright:';

export interface PreferenceStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The value under `key`, or `undefined` when there is none or it cannot be read. What comes back is not trusted: the caller checks its shape. */
export function remembered(key: string, store = browserStore()): unknown {
  try {
    const text = store?.getItem(PREFIX + key);
    return text === null || text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remembers `value` (JSON); `undefined` forgets the key. */
export function remember(key: string, value: unknown, store = browserStore()): void {
  try {
    if (value === undefined) store?.removeItem(PREFIX + key);
    else store?.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Not remembered: the screen works without.
  }
}

function browserStore(): PreferenceStore | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
