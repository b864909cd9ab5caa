import { boxOf, size } from '../../drawing/index.ts';
import { mark, t, wordTable } from '../../language/index.ts';
import { announce } from '../../ui/controls/announce.ts';
import {
  addConnected,
  addNoteBeside,
  align,
  bend,
  distribute,
  notices,
  nudge,
  resize,
  setLocked,
  tidy,
  useDesign,
  useView,
  type AlignEdge,
  type Direction,
} from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, inMode, oneContext, oneElement, oneFlow, oneNote, placedInSelection } from './conditions.ts';
import { walking } from './walking.ts';

const DIRECTIONS: readonly { direction: Direction; key: string; dx: number; dy: number }[] = [
  { direction: mark('left'), key: 'ArrowLeft', dx: -1, dy: 0 },
  { direction: mark('right'), key: 'ArrowRight', dx: 1, dy: 0 },
  { direction: mark('up'), key: 'ArrowUp', dx: 0, dy: -1 },
  { direction: mark('down'), key: 'ArrowDown', dx: 0, dy: 1 },
];

/** Pixels that an arrow key moves the selection; Shift makes it four times as far. */
const STEP = 8;

/** Pixels by which a key makes a context larger or smaller. */
const RESIZE_STEP = 24;

const EDGES: readonly { edge: AlignEdge; title: string }[] = [
  { edge: 'left', title: mark('Align left edges') },
  { edge: 'center', title: mark('Align centres') },
  { edge: 'right', title: mark('Align right edges') },
  { edge: 'top', title: mark('Align top edges') },
  { edge: 'middle', title: mark('Align middles') },
  { edge: 'bottom', title: mark('Align bottom edges') },
];

const RESIZE_WORDS: Readonly<Record<Direction, string>> = wordTable({ left: 'narrower', right: 'wider', up: 'lower', down: 'taller' });

/** Moves the right and the lower edge of the context that is selected. It never becomes smaller than by hand. */
function resizeContext(dx: number, dy: number): void {
  const id = oneContext();
  const box = id === undefined ? undefined : boxOf(useDesign.getState().design, id);
  if (id === undefined || !box) return;
  const { width, height } = size.leastContext;
  resize(id, { ...box, width: Math.max(width, box.width + dx), height: Math.max(height, box.height + dy) }, { gesture: `resize ${id}` });
}

/** Tidies what is selected, or everything where there is nothing to be put in order: a lone element has nobody to stand in line with. */
function tidySelection(): void {
  const { design } = useDesign.getState();
  const selected = useView.getState().selection.filter((id) => Object.hasOwn(design.elements, id) || Object.hasOwn(design.contexts, id));
  const part = selected.length > 1 || selected.some((id) => Object.hasOwn(design.contexts, id));
  const label = part ? t('Tidy the selection') : t('Tidy the layout');
  void tidy(part ? { ids: selected } : {}).then((tidied) => {
    if (!tidied) return;
    if (useDesign.getState().design.layout !== design.layout) announce(t('Done: {{label}}.', { label }));
    else notices.show({ id: 'tidied', tone: 'info', title: t('Nothing to move') });
  });
}

/** Locks what is selected; where all of it is locked, unlocks it. */
function toggleLock(): void {
  const { design } = useDesign.getState();
  const placed = useView.getState().selection.filter((id) => boxOf(design, id) !== undefined);
  const locked = !placed.every((id) => design.layout[id]?.locked);
  if (setLocked(placed, locked).ok) notices.show({ id: 'locked', tone: 'info', title: locked ? t('Locked: it stays where it is') : t('Unlocked') });
}

/** What stands on the canvas is nudged; of a flow the point that its line goes through. */
const canNudge = (): boolean => canEdit() && inMode('design', 'map') && (placedInSelection() > 0 || (inMode('design') && oneFlow() !== undefined));

export const arrangeCommands: readonly Command[] = [
  {
    id: 'arrange.tidy',
    title: mark('Tidy the layout'),
    group: 'Arrange',
    keys: ['$mod+Shift+l'],
    words: mark('auto layout arrange elk'),
    menus: ['main', 'canvas'],
    enabled: canEdit,
    run: tidySelection,
  },
  {
    id: 'arrange.lock',
    title: mark('Lock in place, or unlock'),
    group: 'Arrange',
    keys: ['Shift+L'],
    menus: ['record'],
    words: mark('pin fix freeze'),
    enabled: () => canEdit() && placedInSelection() > 0,
    run: toggleLock,
  },
  {
    id: 'arrange.straighten',
    title: mark('Let the flow find its own way'),
    group: 'Arrange',
    menus: ['record'],
    words: mark('straighten bend reroute reset line'),
    enabled: () => canEdit() && inMode('design') && Object.hasOwn(useDesign.getState().design.layout, oneFlow() ?? ''),
    applies: () => oneFlow() !== undefined,
    run: () => {
      const id = oneFlow();
      if (id !== undefined) bend(id, null);
    },
  },
  ...EDGES.map(
    ({ edge, title }): Command => ({
      id: `arrange.${edge}`,
      title,
      group: 'Arrange',
      enabled: () => canEdit() && placedInSelection() > 1,
      run: () => void align(edge),
    }),
  ),
  {
    id: 'arrange.across',
    title: mark('Distribute across'),
    group: 'Arrange',
    enabled: () => canEdit() && placedInSelection() > 2,
    run: () => void distribute('horizontal'),
  },
  {
    id: 'arrange.downwards',
    title: mark('Distribute downwards'),
    group: 'Arrange',
    enabled: () => canEdit() && placedInSelection() > 2,
    run: () => void distribute('vertical'),
  },
  ...DIRECTIONS.flatMap(({ direction, key, dx, dy }): Command[] => [
    {
      id: `add.connected.${direction}`,
      title: mark('Add a connected neighbour: {{direction}}'),
      values: () => ({ direction: t(direction) }),
      group: 'Add',
      keys: [`$mod+${key}`],
      scope: 'canvas',
      enabled: () => canEdit() && inMode('design') && (oneElement() ?? oneNote()) !== undefined,
      run: () => {
        const id = oneElement();
        const note = oneNote();
        if (id !== undefined) addConnected(id, 'service', { direction });
        else if (note !== undefined) addNoteBeside(note, direction);
      },
    },
    {
      id: `view.walk.${direction}`,
      title: mark('Walk along the flows, on the map along the relations: {{direction}}'),
      values: () => ({ direction: t(direction) }),
      group: 'View',
      keys: [`Alt+${key}`],
      scope: 'canvas',
      enabled: () => inMode('design', 'map'),
      run: () => walking.along?.(direction),
    },
    {
      id: `arrange.nudge.${direction}`,
      title: mark('Nudge: {{direction}}'),
      values: () => ({ direction: t(direction) }),
      group: 'Arrange',
      keys: [key],
      scope: 'canvas',
      enabled: canNudge,
      run: () => void nudge(dx * STEP, dy * STEP),
    },
    {
      id: `arrange.push.${direction}`,
      title: mark('Nudge four times as far: {{direction}}'),
      values: () => ({ direction: t(direction) }),
      group: 'Arrange',
      keys: [`Shift+${key}`],
      scope: 'canvas',
      enabled: canNudge,
      run: () => void nudge(dx * STEP * 4, dy * STEP * 4),
    },
    {
      id: `arrange.resize.${direction}`,
      title: mark('Resize the context: {{how}}'),
      values: () => ({ how: RESIZE_WORDS[direction] }),
      group: 'Arrange',
      keys: [`Alt+Shift+${key}`],
      scope: 'canvas',
      words: mark('bounded context box size'),
      enabled: () => canEdit() && inMode('design') && oneContext() !== undefined,
      run: () => resizeContext(dx * RESIZE_STEP, dy * RESIZE_STEP),
    },
  ]),
];
