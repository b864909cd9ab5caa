/** What a person sees and does in Play: lanes, log, timeline, transport. */
export { Playback } from './Playback.tsx';
export { playMenu } from './playMenu.ts';
export { RunLayer } from './RunLayer.tsx';
export { RunLog } from './RunLog.tsx';
export { Timeline } from './Timeline.tsx';
