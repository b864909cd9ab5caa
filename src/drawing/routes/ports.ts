import type { Rect, Side } from '../geometry.ts';
import { centreOf } from '../geometry.ts';
import { CORNER } from './ways.ts';

/** Distance between two lines that touch the same side. */
const SPACING = 16;

/** One end of a flow at a box, as the sharing of a side sees it. */
export interface Attachment {
  readonly flowId: string;
  readonly side: Side;
  /** Whether the flow leaves here or arrives. */
  readonly role: 'out' | 'in';
  readonly asynchronous: boolean;
  /** Which of several flows of one kind between the same two boxes. */
  readonly twin: number;
  /** The box at the other end. */
  readonly other: Rect;
}

/** Where an end touches its side. */
export interface Port {
  readonly side: Side;
  /** From the middle of the side, in px; positive is down or to the right. */
  readonly offset: number;
  /** How many places the side has. */
  readonly places: number;
  /** How many flows share this one: they run on one trunk up to where they part. */
  readonly sharing: number;
}

/**
 * Shares the sides of one box. Flows that run the same way and are drawn alike share one place, the middle of the side; what would
 * be mistaken for each other (leaving and arriving, solid and dashed, twins) gets places of its own beside it, in the order of where it goes.
 */
export function sharePorts(box: Rect, attachments: readonly Attachment[]): Map<string, Port> {
  const ports = new Map<string, Port>();
  const sides = groupBy(attachments, (attachment) => attachment.side);
  for (const [side, atSide] of sides) {
    const along = side === 'left' || side === 'right' ? 'y' : 'x';
    const groups = [...groupBy(atSide, groupOf).values()].map((members) => ({
      members,
      place: mean(members.map((member) => centreOf(member.other)[along])),
      first: members.map((member) => member.flowId).reduce((a, b) => (a < b ? a : b)),
    }));
    groups.sort((a, b) => a.place - b.place || (a.first < b.first ? -1 : 1));
    const length = along === 'y' ? box.height : box.width;
    const spacing = groups.length > 1 ? Math.min(SPACING, Math.max(0, length - 2 * CORNER) / (groups.length - 1)) : 0;
    groups.forEach(({ members }, index) => {
      const offset = (index - (groups.length - 1) / 2) * spacing;
      for (const member of members) ports.set(portKey(member.flowId, member.role), { side, offset, places: groups.length, sharing: members.length });
    });
  }
  return ports;
}

export const portKey = (flowId: string, role: 'out' | 'in'): string => `${role}:${flowId}`;

const groupOf = ({ role, asynchronous, twin }: Attachment): string => `${role}${asynchronous ? '~' : '-'}${twin}`;

/** Means are rounded so that the order never hangs on the order of a sum. */
const mean = (values: readonly number[]): number => Math.round([...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length);

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
