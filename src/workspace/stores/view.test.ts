import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A page with this storage: the module reads it when it is loaded. */
async function pageWith(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined) {
  vi.resetModules();
  vi.stubGlobal('localStorage', storage);
  return import('./view.ts');
}

function storage(content: { [key: string]: string } = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value;
    },
    removeItem: (key: string) => {
      delete content[key];
    },
  };
}

beforeEach(() => vi.unstubAllGlobals());

describe('The view', () => {
  it('comes back with mode, panels, theme, language and key settings, not with the selection', async () => {
    const kept = storage();
    const first = await pageWith(kept);
    first.view.setMode('play');
    first.view.setPalette('outline');
    first.view.openDrawer('log');
    first.view.groupFindings('rule');
    first.view.setTheme('dark');
    first.view.setLanguage('de');
    first.view.setSingleKeys(false);
    first.view.select(['orders']);
    const second = await pageWith(kept);
    expect(second.useView.getState()).toMatchObject({
      mode: 'play',
      palette: 'outline',
      drawer: { open: true, tab: 'log' },
      findingsBy: 'rule',
      theme: 'dark',
      language: 'de',
      singleKeys: false,
      selection: [],
    });
  });

  it('is the usual one where what was kept makes no sense', async () => {
    for (const text of ['{', '5', 'null', '[]', '{"mode":"paint","drawer":7,"theme":{},"language":"xx","palette":"x"}']) {
      const { useView } = await pageWith(storage({ 'seamwright:view': text }));
      expect(useView.getState()).toMatchObject({
        mode: 'design',
        palette: null,
        drawer: { open: false, tab: 'findings' },
        theme: 'system',
        language: 'system',
      });
    }
  });

  it('works where the browser keeps nothing', async () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const none of [undefined, { getItem: refuse, setItem: refuse, removeItem: refuse }]) {
      const { useView, view } = await pageWith(none);
      view.setTheme('dark');
      expect(useView.getState().theme).toBe('dark');
    }
  });

  it('has each id once in the selection', async () => {
    const { useView, view } = await pageWith(storage());
    view.select(['a', 'b', 'a']);
    view.select(['b', 'c'], { add: true });
    expect(useView.getState().selection).toEqual(['a', 'b', 'c']);
    view.toggle('b');
    expect(useView.getState().selection).toEqual(['a', 'c']);
  });

  it('does not change when the same is selected again', async () => {
    const { useView, view } = await pageWith(storage());
    view.select(['a']);
    const before = useView.getState();
    view.select(['a']);
    expect(useView.getState()).toBe(before);
  });

  it('remembers a viewport for each design, and takes none that makes no sense', async () => {
    const kept = storage({ 'seamwright:viewport:bad': '{"x":"left","y":0,"zoom":0}' });
    const { rememberViewport, rememberedViewport } = await pageWith(kept);
    rememberViewport('one', { x: 10, y: -5, zoom: 0.5 });
    expect(rememberedViewport('one')).toEqual({ x: 10, y: -5, zoom: 0.5 });
    expect(rememberedViewport('other')).toBeUndefined();
    expect(rememberedViewport('bad')).toBeUndefined();
  });
});
