import { lens, useDesign, useLens, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { inMode } from './conditions.ts';

/** The contexts that are selected, and those around what is selected. */
function contextsOfSelection(): readonly string[] {
  const { design } = useDesign.getState();
  const around = useView
    .getState()
    .selection.flatMap((id) => (Object.hasOwn(design.contexts, id) ? [id] : (design.elements[id]?.contextIds ?? [design.notes[id]?.contextId ?? ''])));
  return [...new Set(around)].filter((id) => Object.hasOwn(design.contexts, id));
}

const someContext = (): boolean => Object.keys(useDesign.getState().design.contexts).length > 0;

/** What changes how one looks at the design, and not the design. */
export const lensCommands: readonly Command[] = [
  {
    id: 'lens.fold',
    title: 'Fold or unfold the context',
    group: 'View',
    keys: ['x'],
    menus: ['record'],
    divided: true,
    words: 'collapse expand bounded group',
    enabled: () => inMode('design', 'play') && contextsOfSelection().length > 0,
    run: () => lens.toggleFold(contextsOfSelection()),
  },
  {
    id: 'lens.foldAll',
    title: 'Fold all contexts',
    group: 'View',
    keys: ['Shift+X'],
    menus: ['canvas'],
    words: 'collapse bounded overview',
    enabled: () => inMode('design', 'play') && someContext() && useLens.getState().folded.length < Object.keys(useDesign.getState().design.contexts).length,
    run: () => lens.foldAll(),
  },
  {
    id: 'lens.unfoldAll',
    title: 'Unfold all contexts',
    group: 'View',
    keys: ['Shift+X'],
    menus: ['canvas'],
    words: 'expand bounded',
    enabled: () => inMode('design', 'play') && useLens.getState().folded.length > 0,
    run: () => lens.unfoldAll(),
  },
];
