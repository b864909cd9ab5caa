import Bug from 'lucide-react/icons/bug';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleHelp from 'lucide-react/icons/circle-help';
import CircleSlash from 'lucide-react/icons/circle-slash';
import CircleX from 'lucide-react/icons/circle-x';
import Copy from 'lucide-react/icons/copy';
import Flag from 'lucide-react/icons/flag';
import Hourglass from 'lucide-react/icons/hourglass';
import Loader from 'lucide-react/icons/loader';
import type { LucideIcon } from 'lucide-react';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import Play from 'lucide-react/icons/play';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Send from 'lucide-react/icons/send';
import ShieldCheck from 'lucide-react/icons/shield-check';
import Timer from 'lucide-react/icons/timer';
import Undo2 from 'lucide-react/icons/undo-2';
import UserRound from 'lucide-react/icons/user-round';
import Zap from 'lucide-react/icons/zap';
import ZapOff from 'lucide-react/icons/zap-off';
import type { LogIcon, StepState } from '../../workspace/index.ts';
import { BreakerGlyph } from './BreakerGlyph.tsx';

const LOG: Readonly<Record<LogIcon, LucideIcon | 'open' | 'half-open' | 'closed'>> = {
  start: Play,
  sent: Send,
  done: CircleCheck,
  failed: CircleX,
  refused: CircleX,
  rejected: CircleSlash,
  timeout: Timer,
  late: Hourglass,
  retry: RefreshCw,
  fallback: LifeBuoy,
  'breaker-open': 'open',
  'breaker-half-open': 'half-open',
  'breaker-closed': 'closed',
  compensating: Undo2,
  'undo-sent': Loader,
  undone: ShieldCheck,
  skipped: CircleSlash,
  duplicate: Copy,
  lost: ZapOff,
  crash: Zap,
  resume: RefreshCw,
  fault: Zap,
  'fault-over': ZapOff,
  stuck: Hourglass,
  completed: Flag,
  'rolled-back': Flag,
  'needs-human': UserRound,
  cancelled: CircleSlash,
  stale: Hourglass,
  conflict: CircleX,
  release: Flag,
  route: Send,
  stop: Bug,
};

/** The glyph of a log entry. Decorative: the words beside it say the same. */
export function LogGlyph({ icon, size = 15 }: { icon: LogIcon; size?: number }) {
  const Glyph = LOG[icon];
  return typeof Glyph === 'string' ? <BreakerGlyph state={Glyph} size={size} /> : <Glyph size={size} strokeWidth={2} aria-hidden />;
}

const STEP: Readonly<Record<StepState, LucideIcon>> = {
  waiting: CircleDashed,
  running: Loader,
  done: CircleCheck,
  failed: CircleX,
  refused: CircleX,
  rejected: CircleX,
  unknown: CircleHelp,
  skipped: CircleSlash,
  'not-reached': CircleDashed,
  absent: CircleSlash,
};

/** The glyph of a step's state: filled tick, spinner, dashed circle, crossed or slashed circle. */
export function StepGlyph({ state, size = 18 }: { state: StepState; size?: number }) {
  const Glyph = STEP[state];
  return <Glyph size={size} strokeWidth={2} aria-hidden />;
}
