import Modeler from 'peer:bpmn';
import 'peer:diagram.css';
import 'peer:bpmn.css';
import { boxesOf, centreOf, type Rect } from '../../../../src/drawing/index.ts';
import type { Design } from '../../../../src/model/index.ts';
import type { Prepare } from './subject.ts';

/** A task for each element and a sequence flow for each flow, in the modeler with everything that belongs to it. */
export const prepare: Prepare = async (design, { x, y, zoom }) => {
  const container = document.createElement('div');
  container.style.cssText = 'position: absolute; inset: 0';
  document.body.append(container);
  const modeler = new Modeler({ container });
  const definitions = diagramOf(modeler, design);
  const { width, height } = container.getBoundingClientRect();
  let shown = false;
  return {
    show: async () => {
      await modeler.importDefinitions(definitions);
      modeler.get('canvas').viewbox({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
      shown = true;
    },
    isShown: () => shown,
  };
};

function diagramOf(modeler: Modeler, design: Design): object {
  const moddle = modeler.get('moddle');
  const boxes = boxesOf(design).elements;
  const ends = new Map([...boxes.keys()].map((id) => [id, { incoming: [] as object[], outgoing: [] as object[] }]));
  const tasks = new Map([...ends].map(([id, lists]) => [id, moddle.create('bpmn:Task', { id, name: design.elements[id]?.name, ...lists })]));
  const shapes = [...boxes].map(([id, { x, y, width, height }]) =>
    moddle.create('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: tasks.get(id), bounds: moddle.create('dc:Bounds', { x, y, width, height }) }),
  );
  const lines: Record<string, unknown>[] = [];
  const edges: Record<string, unknown>[] = [];
  for (const [id, { from, to }] of Object.entries(design.flows)) {
    const line = moddle.create('bpmn:SequenceFlow', { id, sourceRef: tasks.get(from), targetRef: tasks.get(to) });
    ends.get(from)?.outgoing.push(line);
    ends.get(to)?.incoming.push(line);
    const waypoint = [from, to].map((end) => moddle.create('dc:Point', centreOf(boxes.get(end) as Rect)));
    lines.push(line);
    edges.push(moddle.create('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: line, waypoint }));
  }
  const process = moddle.create('bpmn:Process', { id: 'Process', flowElements: [...tasks.values(), ...lines] });
  for (const part of [...tasks.values(), ...lines]) part['$parent'] = process;
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'Plane', bpmnElement: process, planeElement: [...shapes, ...edges] });
  for (const part of [...shapes, ...edges]) part['$parent'] = plane;
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: 'Diagram', plane });
  plane['$parent'] = diagram;
  const definitions = moddle.create('bpmn:Definitions', { id: 'Definitions', rootElements: [process], diagrams: [diagram] });
  process['$parent'] = definitions;
  diagram['$parent'] = definitions;
  return definitions;
}
