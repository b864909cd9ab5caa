export { LensBar } from './LensBar.tsx';
