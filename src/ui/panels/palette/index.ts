export { Palette } from './Palette.tsx';
export { focusPaletteSearch } from './AddTab.tsx';
export { DRAG_TYPE } from './Tile.tsx';
