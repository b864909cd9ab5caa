export { RulesDialog } from './RulesDialog.tsx';
