import type { TooltipSide } from './Tooltip.tsx';

/** The hint that is to be shown, and beside what. */
export interface Hint {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly keys: string | undefined;
  readonly side: TooltipSide;
}
