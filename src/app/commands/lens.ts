import { mark } from '../../language/index.ts';
import { HOPS, isFiltering, lens, useDesign, useLens, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { hasSelection, inMode, oneElement } from './conditions.ts';

/** The contexts that are selected, and those around what is selected. */
function contextsOfSelection(): readonly string[] {
  const { design } = useDesign.getState();
  const around = useView
    .getState()
    .selection.flatMap((id) => (Object.hasOwn(design.contexts, id) ? [id] : (design.elements[id]?.contextIds ?? [design.notes[id]?.contextId ?? ''])));
  return [...new Set(around)].filter((id) => Object.hasOwn(design.contexts, id));
}

const someContext = (): boolean => Object.keys(useDesign.getState().design.contexts).length > 0;

const isLooking = (): boolean => useLens.getState().focus !== null || isFiltering(useLens.getState().filter) || useLens.getState().filterBar;

/** What changes how one looks at the design, and not the design. */
export const lensCommands: readonly Command[] = [
  {
    id: 'lens.fold',
    title: mark('Fold or unfold the context'),
    group: 'View',
    keys: ['x'],
    menus: ['record'],
    divided: true,
    words: 'collapse expand bounded group',
    enabled: () => inMode('design', 'play') && contextsOfSelection().length > 0,
    applies: () => contextsOfSelection().length > 0,
    run: () => lens.toggleFold(contextsOfSelection()),
  },
  {
    id: 'lens.foldAll',
    title: mark('Fold all contexts'),
    group: 'View',
    keys: ['Shift+X'],
    menus: ['canvas'],
    words: 'collapse bounded overview',
    enabled: () => inMode('design', 'play') && someContext() && useLens.getState().folded.length < Object.keys(useDesign.getState().design.contexts).length,
    run: () => lens.foldAll(),
  },
  {
    id: 'lens.unfoldAll',
    title: mark('Unfold all contexts'),
    group: 'View',
    keys: ['Shift+X'],
    menus: ['canvas'],
    words: 'expand bounded',
    enabled: () => inMode('design', 'play') && useLens.getState().folded.length > 0,
    run: () => lens.unfoldAll(),
  },
  {
    id: 'lens.focus',
    title: mark('Focus on the element and its neighbours'),
    group: 'View',
    keys: ['f'],
    menus: ['record'],
    words: mark('neighbourhood hops around isolate dim'),
    enabled: () => inMode('design') && (oneElement() !== undefined || useLens.getState().focus !== null),
    applies: () => oneElement() !== undefined,
    run: () => {
      const { focus } = useLens.getState();
      const id = oneElement();
      lens.focusOn(id === undefined || id === focus?.id ? null : id);
    },
  },
  ...HOPS.map(
    (hops): Command => ({
      id: `lens.hops.${hops}`,
      title: mark('Focus: neighbours up to {{count}} flows away'),
      values: () => ({ count: hops }),
      group: 'View',
      keys: [`Digit${hops}`],
      words: mark('neighbourhood distance'),
      enabled: () => inMode('design') && (useLens.getState().focus !== null || oneElement() !== undefined),
      run: () => {
        const id = useLens.getState().focus?.id ?? oneElement();
        if (id !== undefined) lens.focusOn(id, hops);
      },
    }),
  ),
  {
    id: 'lens.filter',
    title: mark('Filter by kind, team, tag or finding'),
    group: 'View',
    keys: ['Shift+F'],
    menus: ['canvas'],
    words: mark('dim show only hide search'),
    enabled: () => inMode('design') && useDesign.getState().ready,
    run: () => lens.openFilterBar(),
  },
  {
    id: 'lens.clear',
    title: mark('Show everything: no filter, no focus'),
    group: 'View',
    keys: ['Escape'],
    scope: 'canvas',
    words: mark('clear reset filter'),
    enabled: () => inMode('design') && isLooking() && !hasSelection() && useView.getState().connecting === null && useView.getState().renaming === null,
    run: () => lens.clearFilter(),
  },
  {
    id: 'lens.minimap',
    title: mark('Overview map on or off'),
    group: 'View',
    keys: ['m'],
    menus: ['canvas'],
    words: mark('minimap bird eye navigator'),
    enabled: () => !inMode('play'),
    run: () => lens.showMinimap(!useLens.getState().minimap),
  },
];
