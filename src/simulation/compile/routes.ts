import type { Design, Flow, Graph } from '../../model/index.ts';

const CARRIES: readonly Flow['kind'][] = ['call', 'send', 'publish', 'consume'];

/**
 * Ids of the flows on a shortest way from one element to another along calls, sends, publishes and consumes. Of ways of equal length, `prefer` calls for
 * commands, `messages` for events; then the order of the design decides. Empty where they are the same; undefined where there is none.
 * A way leads through gateways, load balancers, channels and brokers only: a business service does not pass a message on.
 */
export function shortestRoute(graph: Graph, fromId: string, toId: string, prefer: 'calls' | 'messages', carries?: string): readonly string[] | undefined {
  if (fromId === toId) return [];
  const { design } = graph;
  const arrivedBy = new Map<string, { flowId: string; fromId: string }>();
  const seen = new Set([fromId]);
  let ring = [fromId];
  while (ring.length > 0 && !seen.has(toId)) {
    const next: string[] = [];
    for (const id of ring) {
      if (id !== fromId && !passesOn(design, id)) continue;
      const entries = graph.outgoing(id).filter(({ flow }) => CARRIES.includes(flow.kind) && !(flow.kind === 'call' && flow.offPath));
      for (const { id: flowId, flow } of [...entries].sort((x, y) => rank(x.flow, prefer, carries) - rank(y.flow, prefer, carries))) {
        if (seen.has(flow.to) || !design.elements[flow.to]) continue;
        seen.add(flow.to);
        arrivedBy.set(flow.to, { flowId, fromId: id });
        next.push(flow.to);
      }
    }
    ring = next;
  }
  if (!arrivedBy.has(toId)) return undefined;
  const way: string[] = [];
  for (let at = toId; at !== fromId; ) {
    const step = arrivedBy.get(at);
    if (!step) return undefined;
    way.unshift(step.flowId);
    at = step.fromId;
  }
  return way;
}

function passesOn(design: Design, id: string): boolean {
  const element = design.elements[id];
  return element?.kind === 'gateway' || element?.kind === 'channel' || element?.kind === 'broker';
}

function rank(flow: Flow, prefer: 'calls' | 'messages', carries: string | undefined): number {
  const message = 'messageId' in flow && flow.messageId !== undefined && flow.messageId === carries ? 0 : 1;
  const kind = (flow.kind === 'call') === (prefer === 'calls') ? 0 : 2;
  return kind + message;
}
