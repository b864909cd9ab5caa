export { HintIsland } from './HintIsland.tsx';
