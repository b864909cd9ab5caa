import { type Edge, Handle, type Node, type NodeProps, Position, ReactFlow, useEdgesState, useNodesState, type Viewport } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { boxesOf, subtitleOf } from '../../../../src/drawing/index.ts';
import type { Design } from '../../../../src/model/index.ts';
import type { Prepare } from './subject.ts';

type PlainNode = Node<{ name: string; subtitle: string }>;

/** React Flow as its documentation shows it: memoised nodes, smooth step edges, everything mounted. */
export const prepare: Prepare = async (design, view) => {
  const nodes = nodesOf(design);
  const edges = edgesOf(design);
  return {
    show: (root) => createRoot(root).render(<Plain nodes={nodes} edges={edges} view={view} />),
    isShown: () => document.getElementsByClassName('react-flow__node').length === nodes.length,
  };
};

function Plain({ nodes: initialNodes, edges: initialEdges, view }: { nodes: PlainNode[]; edges: Edge[]; view: Viewport }) {
  const [nodes, , onNodesChange] = useNodesState<PlainNode>(initialNodes);
  const [edges, , onEdgesChange] = useEdgesState<Edge>(initialEdges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.01}
      panOnScroll
      zoomActivationKeyCode={null}
      defaultViewport={view}
    />
  );
}

const Box = memo(function Box({ data }: NodeProps<PlainNode>) {
  return (
    <div style={{ width: 176, height: 64, boxSizing: 'border-box', padding: '12px 14px', border: '1px solid #C9CBC8', borderRadius: 10, background: '#fff' }}>
      <Handle type="target" position={Position.Left} />
      <div style={{ font: '600 14px/18px var(--sans)' }}>{data.name}</div>
      <div style={{ font: '400 12px/16px var(--sans)' }}>{data.subtitle}</div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

const NODE_TYPES = { box: Box };

const nodesOf = (design: Design): PlainNode[] =>
  [...boxesOf(design).elements].flatMap(([id, { x, y }]) => {
    const element = design.elements[id];
    return element ? [{ id, type: 'box', position: { x, y }, data: { name: element.name, subtitle: subtitleOf(element, design) } }] : [];
  });

const edgesOf = (design: Design): Edge[] => Object.entries(design.flows).map(([id, { from, to }]) => ({ id, source: from, target: to, type: 'smoothstep' }));
