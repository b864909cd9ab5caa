export { MermaidPanel } from './MermaidPanel.tsx';
