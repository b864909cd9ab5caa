import type { Rect } from '../geometry.ts';
import { isAsynchronous } from '../words.ts';
import type { FlowEntries } from './flowEntries.ts';
import type { Obstacles } from './obstacles.ts';
import { type Attachment, type Port, sharePorts } from './ports.ts';
import type { Sides } from './way.ts';

/** Where flows touch the sides of each element: worked out when somebody asks first, and kept until it is to be forgotten. */
export class ElementPorts {
  private readonly known = new Map<string, Map<string, Port>>();
  private readonly obstacles: Obstacles;
  private readonly flows: FlowEntries;

  constructor(obstacles: Obstacles, flows: FlowEntries) {
    this.obstacles = obstacles;
    this.flows = flows;
  }

  /** By the ids of the flows; the element stands somewhere. */
  readonly at = (elementId: string): Map<string, Port> => {
    const known = this.known.get(elementId);
    if (known) return known;
    const ports = sharePorts(this.boxFor(elementId) as Rect, this.attachmentsAt(elementId));
    this.known.set(elementId, ports);
    return ports;
  };

  forget(elementId: string): void {
    this.known.delete(elementId);
  }

  readonly boxFor = (elementId: string): Rect | undefined => this.obstacles.boxes.rectOf(elementId);

  /** What touches the sides of an element; in a preview some plans and boxes are other ones. */
  attachmentsAt(elementId: string, planOf?: (id: string) => Sides | undefined, boxOf: (id: string) => Rect | undefined = this.boxFor): Attachment[] {
    const attachments: Attachment[] = [];
    for (const flowId of this.flows.at(elementId)) {
      const entry = this.flows.get(flowId);
      const plan = planOf ? planOf(flowId) : entry?.plan;
      if (!plan || !entry) continue;
      const { flow } = entry;
      const leaves = flow.from === elementId;
      const otherId = leaves ? flow.to : flow.from;
      const other = boxOf(otherId);
      if (!other) continue;
      attachments.push({
        flowId,
        side: leaves ? plan.fromSide : plan.toSide,
        role: leaves ? 'out' : 'in',
        asynchronous: isAsynchronous(flow),
        otherId,
        other,
      });
    }
    return attachments;
  }
}
