/** What came of a run, in numbers and charts, and beside another run. Loaded when it is first looked at: it brings the library of charts. */
export { ResultsPanel } from './ResultsPanel.tsx';
