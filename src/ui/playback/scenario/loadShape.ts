import { t } from '../../../language/index.ts';
import type { Scenario } from '../../../model/index.ts';
import { formatQuantity } from '../../controls/index.ts';

const RATE = 1;
const USERS = 10;
const HEIGHT = 10;
const DURATION_MS = 60_000;

export const durationOf = (scenario: Scenario): number => scenario.durationMs ?? DURATION_MS;

/** A corner of the drawn load: share of the duration, and of the greatest rate. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The load of a scenario as a line over its duration; both axes from 0 to 1. */
export function loadShape(scenario: Scenario): readonly Corner[] {
  const { arrival = 'constant', ratePerSecond = RATE, toRatePerSecond = ratePerSecond * HEIGHT, spikeFromMs, spikeToMs } = scenario.load ?? {};
  const most = Math.max(ratePerSecond, toRatePerSecond);
  const low = ratePerSecond / most;
  const high = toRatePerSecond / most;
  switch (arrival) {
    case 'constant':
    case 'poisson':
    case 'closed':
      return flat(0.6);
    case 'ramp':
      return [
        { x: 0, y: low },
        { x: 1, y: high },
      ];
    case 'spike': {
      const duration = durationOf(scenario);
      const from = Math.min(1, (spikeFromMs ?? duration * 0.4) / duration);
      const to = Math.min(1, Math.max(from, (spikeToMs ?? duration * 0.6) / duration));
      return [
        { x: 0, y: low },
        { x: from, y: low },
        { x: from, y: high },
        { x: to, y: high },
        { x: to, y: low },
        { x: 1, y: low },
      ];
    }
    default:
      return arrival satisfies never;
  }
}

const flat = (y: number): readonly Corner[] => [
  { x: 0, y },
  { x: 1, y },
];

/** "5/s at random", "from 5/s to 50/s", "10 people, one after the other answer". */
export function loadWords(scenario: Scenario): string {
  const { load, durationMs, entry } = scenario;
  if (!load && durationMs === undefined) return entry.kind === 'saga' ? t('one run') : t('60 calls, one a second');
  const { arrival = 'constant', ratePerSecond = RATE, toRatePerSecond = ratePerSecond * HEIGHT, users = USERS } = load ?? {};
  const rate = (value: number) => formatQuantity(value, 'requests/s');
  switch (arrival) {
    case 'constant':
      return t('{{rate}}, evenly', { rate: rate(ratePerSecond) });
    case 'poisson':
      return t('{{rate}}, at random', { rate: rate(ratePerSecond) });
    case 'ramp':
      return t('{{from}} to {{to}}', { from: rate(ratePerSecond), to: rate(toRatePerSecond) });
    case 'spike':
      return t('{{rate}}, for a while {{spike}}', { rate: rate(ratePerSecond), spike: rate(toRatePerSecond) });
    case 'closed':
      return t('{{count}} users who ask, wait and think', { count: users });
    default:
      return arrival satisfies never;
  }
}

/** The path of the line in a box of this size, and with `close` down to its ground. */
export function shapePath(corners: readonly Corner[], width: number, height: number, close = false): string {
  const top = 3;
  const at = ({ x, y }: Corner) => `${round(x * width)} ${round(height - y * (height - top))}`;
  const line = `M${corners.map(at).join('L')}`;
  return close ? `${line}L${width} ${height}L0 ${height}Z` : line;
}

const round = (value: number) => Math.round(value * 10) / 10;
