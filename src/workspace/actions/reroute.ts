import { boxOf, centreOf } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import { add, buildGraph, legalFlow, type Legality, remove, update, type Design, type Edit, type Flow } from '../../model/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import type { Point } from './boxes.ts';
import { nameOf } from './names.ts';
import { refusalWords } from './legality.ts';

export type FlowEnd = 'from' | 'to';

/** The elements at which this end of a flow could be instead: where the flow, as the kind that it is, keeps its meaning. */
export function reconnectTargets(design: Design, flowId: string, end: FlowEnd): readonly string[] {
  const flow = design.flows[flowId];
  if (!flow) return [];
  return Object.keys(design.elements).filter((id) => verdictOn(design, flow, end, id)?.legal === true);
}

/** Leads one end of a flow to another element; everything else of the flow stays, but for the point that its line went through. Where that has no meaning nothing changes and a notice says why. */
export function reconnect(flowId: string, end: FlowEnd, elementId: string): ApplyResult {
  const { design } = useDesign.getState();
  const flow = design.flows[flowId];
  if (!flow || !design.elements[elementId]) return refused(t('This element is not there any more.'));
  if (flow[end] === elementId) return { ok: true, applied: [] };
  const verdict = verdictOn(design, flow, end, elementId);
  if (!verdict) return refused(t('This element is not there any more.'));
  if (!verdict.legal) return refused(refusalWords(verdict));
  const edits: Edit[] = [update('flows', flowId, { [end]: elementId })];
  if (Object.hasOwn(design.layout, flowId)) edits.push(remove('layout', flowId));
  return apply(edits, { label: t('Lead {{flow}} to {{name}}', { flow: nameOf(design, flowId), name: nameOf(design, elementId) }), select: [flowId] });
}

/** Leads the line of a flow through a point; `null` lets it find its own way again. */
export function bend(flowId: string, at: Point | null): ApplyResult {
  const { design } = useDesign.getState();
  const bent = Object.hasOwn(design.layout, flowId);
  if (!design.flows[flowId] || (at === null && !bent)) return { ok: true, applied: [] };
  if (at === null) return apply([remove('layout', flowId)], { label: t('Let {{flow}} find its way', { flow: nameOf(design, flowId) }) });
  const place = { x: Math.round(at.x), y: Math.round(at.y) };
  return apply([bent ? update('layout', flowId, place) : add('layout', flowId, place)], { label: t('Bend {{flow}}', { flow: nameOf(design, flowId) }) });
}

/** The point that the line of a flow goes through, or could be moved from: half way between its ends. */
export function bendOf(design: Design, flowId: string): Point | undefined {
  const flow = design.flows[flowId];
  const own = Object.hasOwn(design.layout, flowId) ? design.layout[flowId] : undefined;
  if (!flow || own) return own && { x: own.x, y: own.y };
  const [from, to] = [boxOf(design, flow.from), boxOf(design, flow.to)];
  if (!from || !to || flow.from === flow.to) return undefined;
  return { x: (centreOf(from).x + centreOf(to).x) / 2, y: (centreOf(from).y + centreOf(to).y) / 2 };
}

/** The flows that run between these and are led through a point: it moves along. */
export function bentBetween(design: Design, ids: { has(id: string): boolean; keys(): Iterable<string> }): readonly string[] {
  const known = useDesign.getState().graph;
  const graph = known.design === design ? known : buildGraph(design);
  return [...ids.keys()].flatMap((from) => graph.outgoing(from).flatMap(({ id, flow }) => (ids.has(flow.to) && Object.hasOwn(design.layout, id) ? [id] : [])));
}

function verdictOn(design: Design, flow: Flow, end: FlowEnd, elementId: string): Legality | undefined {
  const other = design.elements[flow[end === 'from' ? 'to' : 'from']];
  const here = design.elements[elementId];
  if (!other || !here) return undefined;
  return end === 'from' ? legalFlow(flow.kind, here, other) : legalFlow(flow.kind, other, here);
}

function refused(message: string): ApplyResult {
  notices.show({ id: 'refused', tone: 'warning', title: message });
  return { ok: false, problems: [{ path: 'flows', message }] };
}
