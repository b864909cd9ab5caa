import type { ReactElement } from 'react';
import { t } from '../../language/index.ts';
import { Tooltip, type TooltipSide } from '../../ui/controls/Tooltip.tsx';
import { keysOf } from '../commands/keys.ts';
import { commandOf } from '../commands/registry.ts';

interface CommandTipProps {
  /** The command that the control runs. */
  id: string;
  /** What it does here, where the title of the command says less. */
  label?: string;
  side?: TooltipSide;
  children: ReactElement<object>;
}

/** The hint of a control that runs a command: what it does, and the key that does the same. */
export function CommandTip({ id, label, side, children }: CommandTipProps) {
  const command = commandOf(id);
  return (
    <Tooltip label={label ?? t(command.title)} keys={keysOf(command)} side={side}>
      {children}
    </Tooltip>
  );
}
