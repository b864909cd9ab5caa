export { Palette } from './Palette.tsx';
export { focusPaletteSearch } from './search.ts';
export { DRAG_TYPE } from './Tile.tsx';
