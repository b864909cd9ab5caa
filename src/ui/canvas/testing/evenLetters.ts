import { vi } from 'vitest';

/** For tests, which have no page: text is measured as if every letter were 6 px wide, whatever its font. */
export function evenLetters(): void {
  const measuring = { font: '', measureText: (words: string) => ({ width: words.length * 6 }) };
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => measuring }) });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => measuring;
    },
  );
}
