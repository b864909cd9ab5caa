import { sortFew } from '../../model/index.ts';
import { isHorizontal, type Rect, type Side, SIDES } from '../geometry.ts';
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
  /** The box at the other end. */
  readonly otherId: string;
  readonly other: Rect;
}

/** More flows than this of one look between two boxes share the last place: a bundle cannot be told apart anyway. */
export const MOST_TWINS = 3;
/** Where two places would come nearer to each other than this, twins share one earlier. */
const LEAST_SPACING = 10;

/** Where an end touches its side. */
export interface Port {
  readonly side: Side;
  /** From the middle of the side, in px; positive is down or to the right. */
  readonly offset: number;
  /** How many places the side has, and how far they are from each other, in px. */
  readonly places: number;
  readonly spacing: number;
  /** How many flows share this one: they run on one trunk up to where they part. */
  readonly sharing: number;
  /** All flows of one look between the same two boxes, by id, and from which of them on they share the last place. */
  readonly twins: readonly string[];
  readonly lastTwin: number;
}

/**
 * Shares the sides of one box, and says for each flow where it touches it. Flows that run the same way and are drawn alike share one place, the middle
 * of the side; what would be mistaken for each other (leaving and arriving, solid and dashed, twins) gets places of its own beside it, in the order of
 * where it goes.
 */
export function sharePorts(box: Rect, attachments: readonly Attachment[]): Map<string, Port> {
  const ports = new Map<string, Port>();
  const ends = withTwins(sortFew([...attachments], byFlow));
  const bySide: Partial<Record<Side, SideEnd[]>> = {};
  for (const end of ends) (bySide[end.attachment.side] ??= []).push(end);
  for (const side of SIDES) {
    const atSide = bySide[side];
    if (atSide) shareSide(box, isHorizontal(side), atSide, ports);
  }
  return ports;
}

interface SideEnd {
  readonly attachment: Attachment;
  readonly twins: readonly string[];
  /** Which of them it is. */
  readonly twin: number;
}

/** Ends that share one place, by id. */
type Group = [SideEnd, ...SideEnd[]];

function shareSide(box: Rect, upright: boolean, ends: readonly SideEnd[], ports: Map<string, Port>): void {
  const room = Math.max(0, (upright ? box.height : box.width) - 2 * CORNER);
  let lastTwin = MOST_TWINS;
  let groups = groupsOf(ends, lastTwin);
  while (lastTwin > 0 && (groups.length - 1) * LEAST_SPACING > room) groups = groupsOf(ends, --lastTwin);
  const placed = groups.map((members) => ({ members, place: meanPlace(members, upright) }));
  sortFew(placed, (a, b) => a.place - b.place || byFlow(a.members[0].attachment, b.members[0].attachment));
  const spacing = placed.length > 1 ? Math.min(SPACING, room / (placed.length - 1)) : 0;
  placed.forEach(({ members }, index) => {
    const offset = (index - (placed.length - 1) / 2) * spacing;
    for (const { attachment, twins } of members) {
      ports.set(attachment.flowId, { side: attachment.side, offset, places: placed.length, spacing, sharing: members.length, twins, lastTwin });
    }
  });
}

const byFlow = (a: Attachment, b: Attachment): number => (a.flowId < b.flowId ? -1 : 1);

function groupsOf(ends: readonly SideEnd[], lastTwin: number): Group[] {
  const groups: Group[] = [];
  for (const end of ends) {
    const twin = Math.min(end.twin, lastTwin);
    const group = groups.find(([first]) => Math.min(first.twin, lastTwin) === twin && looksAlike(first.attachment, end.attachment));
    if (group) group.push(end);
    else groups.push([end]);
  }
  return groups;
}

const looksAlike = (a: Attachment, b: Attachment): boolean => a.role === b.role && a.asynchronous === b.asynchronous;

function withTwins(inOrder: readonly Attachment[]): SideEnd[] {
  const known = new Map<string, string[]>();
  return inOrder.map((attachment) => {
    const { role, asynchronous, otherId, flowId } = attachment;
    const look = `${role === 'out' ? '>' : '<'}${asynchronous ? '~' : '-'}${otherId}`;
    let twins = known.get(look);
    if (!twins) {
      twins = [];
      known.set(look, twins);
    }
    return { attachment, twins, twin: twins.push(flowId) - 1 };
  });
}

/** Where the other boxes lie along the side. Rounded, and summed up by size, so that the order never hangs on the order of a sum. */
function meanPlace(members: readonly SideEnd[], upright: boolean): number {
  const places = members.map(({ attachment: { other } }) => (upright ? other.y + other.height / 2 : other.x + other.width / 2));
  let sum = 0;
  for (const place of sortFew(places, (a, b) => a - b)) sum += place;
  return Math.round(sum / places.length);
}
