export { Presentation } from './Presentation.tsx';
