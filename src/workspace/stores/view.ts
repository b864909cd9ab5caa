import { create } from 'zustand';
import type { Language } from '../../language/index.ts';
import { remember, remembered } from './preferences.ts';

export type Mode = 'design' | 'storm' | 'map' | 'play';
export type Tool = 'select' | 'hand';
export type PaletteTab = 'add' | 'outline' | 'find' | 'patterns';
export type DrawerTab = 'findings' | 'health' | 'scenario' | 'log' | 'timeline' | 'waterfall' | 'results' | 'mermaid' | 'typescript';
export type InspectorTab = 'details' | 'patterns' | 'findings' | 'comments';
export type ThemeChoice = 'light' | 'dark' | 'system';
/** `system`: the first language of the browser that the interface has. */
export type LanguageChoice = Language | 'system';
export type DialogName =
  | 'export'
  | 'share'
  | 'keys'
  | 'open'
  | 'gallery'
  | 'library'
  | 'settings'
  | 'commands'
  | 'connect'
  | 'about'
  | 'rules'
  | 'accept'
  | 'fix'
  | 'fixAll'
  | 'fixSafe';
/** Under which heads the list of findings stands. */
export type FindingGrouping = 'severity' | 'rule' | 'element';

/** What a dialog speaks of: a rule, a finding, a decision; `part` is where in it to begin. */
export interface DialogSubject {
  readonly id: string;
  readonly part?: string;
}
export type ZoomCommand = 'in' | 'out' | 'fit' | 'selection' | '100';

/** Where the canvas stands: the pan in screen pixels and the zoom, 1 being 100 %. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What the palette lends to the pointer while it is dragged onto the canvas: an element, or a note or frame as `kind`. */
export interface PaletteItem {
  readonly kind: string;
  /** Which kind of note. */
  readonly note?: string;
  readonly variant?: string;
  readonly label: string;
}

/** What the screen shows. Nothing of it belongs to the design, and nothing of it is undone. */
export interface ViewState {
  readonly selection: readonly string[];
  readonly mode: Mode;
  readonly tool: Tool;
  readonly palette: PaletteTab | null;
  /** `tall` gives it half of the window. */
  readonly drawer: { readonly open: boolean; readonly tab: DrawerTab; readonly tall?: boolean };
  readonly inspectorTab: InspectorTab;
  readonly theme: ThemeChoice;
  readonly language: LanguageChoice;
  /** As the canvas reports it, 1 being 100 %. */
  readonly zoom: number;
  /** Id of the record whose name is being typed on the canvas or in the outline. */
  readonly renaming: string | null;
  /** What is being renamed has just been made: its first name is part of making it. */
  readonly naming: boolean;
  readonly connecting: { readonly fromId: string } | null;
  readonly dialog: DialogName | null;
  /** What the open dialog speaks of, where it could be several things. */
  readonly about: DialogSubject | null;
  readonly findingsBy: FindingGrouping;
  /** The canvas pans to these when `nonce` changes. */
  readonly reveal: { readonly ids: readonly string[]; readonly fit: boolean; readonly nonce: number } | null;
  /** The canvas opens the menu of new elements beside this one when `nonce` changes. */
  readonly append: { readonly fromId: string; readonly nonce: number } | null;
  /** The canvas carries the command out when `nonce` changes. */
  readonly zoomCommand: { readonly command: ZoomCommand; readonly nonce: number } | null;
  readonly dropping: PaletteItem | null;
  /** The inspector puts the cursor where a comment is typed when this changes; `null` until it was asked for. */
  readonly commenting: number | null;
  /** Where on the canvas the menu of the right button was asked for, while it is open: what is added from it stands there. */
  readonly menuAt: { readonly x: number; readonly y: number } | null;
  readonly startPage: boolean;
  /** Whether keys without Ctrl or Cmd do something (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const INITIAL: ViewState = {
  selection: [],
  mode: 'design',
  tool: 'select',
  palette: null,
  drawer: { open: false, tab: 'findings' },
  inspectorTab: 'details',
  theme: 'system',
  language: 'system',
  zoom: 1,
  renaming: null,
  naming: false,
  connecting: null,
  dialog: null,
  about: null,
  findingsBy: 'severity',
  reveal: null,
  append: null,
  zoomCommand: null,
  dropping: null,
  commenting: null,
  menuAt: null,
  startPage: false,
  singleKeys: true,
};

// What the remembered view is checked against; it stands before the store, which reads it at once.
const MODES: readonly Mode[] = ['design', 'storm', 'map', 'play'];
const PALETTE_TABS: readonly PaletteTab[] = ['add', 'outline', 'find', 'patterns'];
const GROUPINGS: readonly FindingGrouping[] = ['severity', 'rule', 'element'];
const DRAWER_TABS: readonly DrawerTab[] = ['findings', 'health', 'scenario', 'log', 'timeline', 'waterfall', 'results', 'mermaid', 'typescript'];
const INSPECTOR_TABS: readonly InspectorTab[] = ['details', 'patterns', 'findings', 'comments'];
const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];
const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['en', 'de', 'system'];
const oneOf = <T extends string>(options: readonly T[], value: unknown): T | undefined => options.find((option) => option === value);
const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null;
const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const useView = create<ViewState>(() => ({ ...INITIAL, ...rememberedView() }));

let nonce = 0;
const set = useView.setState;

export const view = {
  select(ids: readonly string[], options: { add?: boolean } = {}): void {
    const wanted = options.add ? [...useView.getState().selection, ...ids] : ids;
    const selection = [...new Set(wanted)];
    set((state) => (sameIds(state.selection, selection) ? state : { selection }));
  },

  /** Takes one id in or out of the selection. */
  toggle(id: string): void {
    set((state) => ({ selection: state.selection.includes(id) ? state.selection.filter((other) => other !== id) : [...state.selection, id] }));
  },

  /** Nothing selected, nothing being connected or renamed. */
  clear(): void {
    set((state) => (state.selection.length || state.connecting || state.renaming ? { selection: [], connecting: null, renaming: null } : state));
  },

  setMode(mode: Mode): void {
    set({ mode, connecting: null, renaming: null });
  },

  setTool(tool: Tool): void {
    set({ tool });
  },

  setPalette(palette: PaletteTab | null): void {
    set({ palette });
  },

  openDrawer(tab?: DrawerTab): void {
    set((state) => ({ drawer: { ...state.drawer, open: true, tab: tab ?? state.drawer.tab } }));
  },

  closeDrawer(): void {
    set((state) => ({ drawer: { ...state.drawer, open: false } }));
  },

  setDrawerTall(tall: boolean): void {
    set((state) => ({ drawer: { ...state.drawer, tall } }));
  },

  /** Asks the inspector for the comments on what is selected, ready to be typed into. */
  openComments(): void {
    set({ inspectorTab: 'comments', commenting: ++nonce });
  },

  setMenuAt(menuAt: ViewState['menuAt']): void {
    set({ menuAt });
  },

  setInspectorTab(inspectorTab: InspectorTab): void {
    set({ inspectorTab });
  },

  setTheme(theme: ThemeChoice): void {
    set({ theme });
  },

  setLanguage(language: LanguageChoice): void {
    set({ language });
  },

  /** Called by the canvas: the zoom as it is now, 1 being 100 %. */
  setZoom(zoom: number): void {
    set((state) => (state.zoom === zoom ? state : { zoom }));
  },

  zoomCommand(command: ZoomCommand): void {
    set({ zoomCommand: { command, nonce: ++nonce } });
  },

  /** @param options.made it has just been made */
  rename(id: string | null, options: { made?: boolean } = {}): void {
    set({ renaming: id, naming: options.made ?? false });
  },

  /** Asks the canvas to pan so that these are in view; with `fit`, to show them as large as there is room. */
  reveal(ids: readonly string[], options: { fit?: boolean } = {}): void {
    set({ reveal: { ids, fit: options.fit ?? false, nonce: ++nonce } });
  },

  /** Asks the canvas for the menu of what may be connected with this element. */
  append(fromId: string): void {
    set({ append: { fromId, nonce: ++nonce } });
  },

  startConnect(fromId: string): void {
    set({ connecting: { fromId }, renaming: null });
  },

  stopConnect(): void {
    set((state) => (state.connecting ? { connecting: null } : state));
  },

  setDropping(dropping: PaletteItem | null): void {
    set({ dropping });
  },

  openDialog(dialog: DialogName | null, about?: DialogSubject): void {
    set({ dialog, about: about ?? null });
  },

  groupFindings(findingsBy: FindingGrouping): void {
    set({ findingsBy });
  },

  setStartPage(startPage: boolean): void {
    set((state) => (state.startPage === startPage ? state : { startPage }));
  },

  setSingleKeys(singleKeys: boolean): void {
    set({ singleKeys });
  },
};

/** The viewport in which this design was last seen, if any. */
export function rememberedViewport(designId: string): Viewport | undefined {
  const value = remembered(`viewport:${designId}`);
  if (!isObject(value)) return undefined;
  const { x, y, zoom } = value;
  return isFiniteNumber(x) && isFiniteNumber(y) && isFiniteNumber(zoom) && zoom > 0 ? { x, y, zoom } : undefined;
}

/** Called by the canvas when it comes to rest. */
export function rememberViewport(designId: string, viewport: Viewport | undefined): void {
  remember(`viewport:${designId}`, viewport);
}

useView.subscribe((now, before) => {
  const kept = keptPart(now);
  if (JSON.stringify(kept) !== JSON.stringify(keptPart(before))) remember('view', kept);
});

function keptPart({ mode, palette, drawer, inspectorTab, findingsBy, theme, language, singleKeys }: ViewState): object {
  return { mode, palette, drawer, inspectorTab, findingsBy, theme, language, singleKeys };
}

function rememberedView(): Partial<ViewState> {
  const kept = remembered('view');
  if (!isObject(kept)) return {};
  const drawer = isObject(kept['drawer']) ? kept['drawer'] : {};
  return {
    mode: oneOf(MODES, kept['mode']) ?? INITIAL.mode,
    palette: oneOf(PALETTE_TABS, kept['palette']) ?? null,
    drawer: { open: drawer['open'] === true, tab: oneOf(DRAWER_TABS, drawer['tab']) ?? INITIAL.drawer.tab, ...(drawer['tall'] === true ? { tall: true } : {}) },
    inspectorTab: oneOf(INSPECTOR_TABS, kept['inspectorTab']) ?? INITIAL.inspectorTab,
    findingsBy: oneOf(GROUPINGS, kept['findingsBy']) ?? INITIAL.findingsBy,
    theme: oneOf(THEMES, kept['theme']) ?? INITIAL.theme,
    language: oneOf(LANGUAGE_CHOICES, kept['language']) ?? INITIAL.language,
    singleKeys: kept['singleKeys'] !== false,
  };
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, index) => id === b[index]);
