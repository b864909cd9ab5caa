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
 * Shares the sides of one box, and says for each flow where it touches it. Flows that run the same way and are drawn alike share one place, the middle
 * of the side; what would be mistaken for each other (leaving and arriving, solid and dashed, twins) gets places of its own beside it, in the order of
 * where it goes.
 */
export function sharePorts(box: Rect, attachments: readonly Attachment[]): Map<string, Port> {
  const ports = new Map<string, Port>();
  const inOrder = attachments.length < 2 ? attachments : [...attachments].sort((a, b) => (a.flowId < b.flowId ? -1 : 1));
  const twins = inOrder.map((_, index) => twinOf(inOrder, index));
  for (const side of SIDES) shareSide(box, side, groupsAt(side, inOrder, twins), ports);
  return ports;
}

/** Flows that share one place, by id. */
interface Group {
  readonly twin: number;
  readonly members: [Attachment, ...Attachment[]];
}

function shareSide(box: Rect, side: Side, groups: readonly Group[], ports: Map<string, Port>): void {
  if (groups.length === 0) return;
  const upright = isHorizontal(side);
  const placed = groups.map(({ members }) => ({ members, place: meanPlace(members, upright) }));
  placed.sort((a, b) => a.place - b.place || (a.members[0].flowId < b.members[0].flowId ? -1 : 1));
  const room = Math.max(0, (upright ? box.height : box.width) - 2 * CORNER);
  const spacing = placed.length > 1 ? Math.min(SPACING, room / (placed.length - 1)) : 0;
  for (const [index, { members }] of placed.entries()) {
    const port = { side, offset: (index - (placed.length - 1) / 2) * spacing, places: placed.length, sharing: members.length };
    for (const { flowId } of members) ports.set(flowId, port);
  }
}

function groupsAt(side: Side, attachments: readonly Attachment[], twins: readonly number[]): Group[] {
  const groups: Group[] = [];
  for (const [index, attachment] of attachments.entries()) {
    if (attachment.side !== side) continue;
    const twin = twins[index] as number;
    const group = groups.find(({ members, twin: other }) => other === twin && looksAlike(members[0], attachment));
    if (group) group.members.push(attachment);
    else groups.push({ twin, members: [attachment] });
  }
  return groups;
}

const looksAlike = (a: Attachment, b: Attachment): boolean => a.role === b.role && a.asynchronous === b.asynchronous;

/** Which of several flows of one look between the same two boxes this one is. */
function twinOf(inOrder: readonly Attachment[], index: number): number {
  const own = inOrder[index] as Attachment;
  let twin = 0;
  for (let before = 0; before < index && twin < MOST_TWINS; before++) {
    const other = inOrder[before] as Attachment;
    if (other.otherId === own.otherId && looksAlike(other, own)) twin++;
  }
  return twin;
}

/** Where the other boxes lie along the side. Rounded, and summed up by size, so that the order never hangs on the order of a sum. */
function meanPlace(members: readonly Attachment[], upright: boolean): number {
  const places = members.map(({ other }) => (upright ? other.y + other.height / 2 : other.x + other.width / 2));
  if (places.length > 1) places.sort((a, b) => a - b);
  return Math.round(places.reduce((sum, place) => sum + place, 0) / places.length);
}
