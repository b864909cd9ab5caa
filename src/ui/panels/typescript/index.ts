export { TypeScriptPanel } from './TypeScriptPanel.tsx';
