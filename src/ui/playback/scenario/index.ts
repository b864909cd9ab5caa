/** Scenarios of a design: what is played, under which load, and what happens when. */
export { ScenarioPanel } from './ScenarioPanel.tsx';
