import { addConnected, align, distribute, nudge, tidy, type AlignEdge, type Direction } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, inMode, oneElement, placedInSelection } from './conditions.ts';
import { walk } from './walk.ts';

const DIRECTIONS: readonly { direction: Direction; key: string; dx: number; dy: number }[] = [
  { direction: 'left', key: 'ArrowLeft', dx: -1, dy: 0 },
  { direction: 'right', key: 'ArrowRight', dx: 1, dy: 0 },
  { direction: 'up', key: 'ArrowUp', dx: 0, dy: -1 },
  { direction: 'down', key: 'ArrowDown', dx: 0, dy: 1 },
];

/** Pixels that an arrow key moves the selection; Shift makes it four times as far. */
const STEP = 8;

const EDGES: readonly { edge: AlignEdge; title: string }[] = [
  { edge: 'left', title: 'Align left edges' },
  { edge: 'center', title: 'Align centres' },
  { edge: 'right', title: 'Align right edges' },
  { edge: 'top', title: 'Align top edges' },
  { edge: 'middle', title: 'Align middles' },
  { edge: 'bottom', title: 'Align bottom edges' },
];

export const arrangeCommands: readonly Command[] = [
  {
    id: 'arrange.tidy',
    title: 'Tidy the layout',
    group: 'Arrange',
    keys: ['$mod+Shift+l'],
    words: 'auto layout arrange elk',
    menus: ['main', 'canvas'],
    enabled: canEdit,
    run: () => void tidy(),
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
    title: 'Distribute across',
    group: 'Arrange',
    enabled: () => canEdit() && placedInSelection() > 2,
    run: () => void distribute('horizontal'),
  },
  {
    id: 'arrange.downwards',
    title: 'Distribute downwards',
    group: 'Arrange',
    enabled: () => canEdit() && placedInSelection() > 2,
    run: () => void distribute('vertical'),
  },
  ...DIRECTIONS.flatMap(({ direction, key, dx, dy }): Command[] => [
    {
      id: `add.connected.${direction}`,
      title: `Add a connected neighbour: ${direction}`,
      group: 'Add',
      keys: [`$mod+${key}`],
      scope: 'canvas',
      enabled: () => canEdit() && inMode('design') && oneElement() !== undefined,
      run: () => {
        const id = oneElement();
        if (id !== undefined) addConnected(id, 'service', { direction });
      },
    },
    {
      id: `view.walk.${direction}`,
      title: `Walk along the flows, on the map along the relations: ${direction}`,
      group: 'View',
      keys: [`Alt+${key}`],
      scope: 'canvas',
      enabled: () => inMode('design', 'map'),
      run: () => walk(direction),
    },
    {
      id: `arrange.nudge.${direction}`,
      title: `Nudge: ${direction}`,
      group: 'Arrange',
      keys: [key],
      scope: 'canvas',
      enabled: () => canEdit() && inMode('design', 'map') && placedInSelection() > 0,
      run: () => void nudge(dx * STEP, dy * STEP),
    },
    {
      id: `arrange.push.${direction}`,
      title: `Push: ${direction}, four times as far`,
      group: 'Arrange',
      keys: [`Shift+${key}`],
      scope: 'canvas',
      enabled: () => canEdit() && inMode('design', 'map') && placedInSelection() > 0,
      run: () => void nudge(dx * STEP * 4, dy * STEP * 4),
    },
  ]),
];
