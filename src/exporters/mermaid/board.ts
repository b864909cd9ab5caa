import { boxOf, noteColours } from '../../drawing/index.ts';
import type { Design, Note } from '../../model/index.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength, MOST_EDGES } from './labels.ts';
import { packed } from './packing.ts';
import { numbered, type Page } from './parts.ts';
import { mermaidText } from './text.ts';

const KINDS: Readonly<Record<Note['kind'], { readonly word: string; readonly fill: string }>> = {
  'domain-event': { word: 'Event', fill: noteColours.event },
  command: { word: 'Command', fill: noteColours.command },
  actor: { word: 'Actor', fill: noteColours.actor },
  aggregate: { word: 'Aggregate', fill: noteColours.actor },
  policy: { word: 'Policy', fill: noteColours.policy },
  'read-model': { word: 'Read model', fill: noteColours.read },
  external: { word: 'External system', fill: noteColours['external-note'] },
  hotspot: { word: 'Hotspot', fill: noteColours.hotspot },
  comment: { word: 'Comment', fill: '#E4E4DF' },
};

/** A sticky note with its lane. */
interface Placed {
  readonly id: string;
  readonly note: Note;
  readonly lane: string | undefined;
}

/** The event storming board as a Mermaid `flowchart`: time from left to right, a lane for each bounded context, notes in the colours of the workshop. */
export function boardPages(design: Design): readonly Page[] {
  return numbered(
    '',
    packed(notesInTime(design), (notes) => board(design, notes), fits),
  );
}

const fits = (text: string): boolean => fitsLength(text) && (text.match(/~~~/g)?.length ?? 0) <= MOST_EDGES;

function notesInTime(design: Design): readonly Placed[] {
  const placeOf = (id: string) => boxOf(design, id) ?? { x: 0, y: 0 };
  const lanes = [...Object.keys(design.contexts), undefined];
  return Object.entries(design.notes)
    .filter(([, { aboutId }]) => aboutId === undefined)
    .map(([id, note]) => ({ id, note, lane: note.contextId !== undefined && Object.hasOwn(design.contexts, note.contextId) ? note.contextId : undefined }))
    .sort((a, b) => {
      const [at, other] = [placeOf(a.id), placeOf(b.id)];
      return lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || at.x - other.x || at.y - other.y || (a.id < b.id ? -1 : 1);
    });
}

function board(design: Design, notes: readonly Placed[]): string {
  const idOf = mermaidIds();
  const lanes = [...new Set(notes.map(({ lane }) => lane))];
  const body = lanes.flatMap((lane) => {
    const own = notes.filter((placed) => placed.lane === lane);
    const lines = [...own.map(({ id, note }) => noteLine(idOf(id), note)), ...(own.length > 1 ? [own.map(({ id }) => idOf(id)).join(' ~~~ ')] : [])];
    if (lane === undefined) return lines.map((line) => `  ${line}`);
    const title = mermaidText(design.contexts[lane]?.name ?? lane);
    return [`  subgraph ${idOf(`lane ${lane}`)}["${title}"]`, '    direction LR', ...lines.map((line) => `    ${line}`), '  end'];
  });
  const kinds = [...new Set(notes.map(({ note }) => note.kind))];
  const styles = kinds.flatMap((kind) => {
    const name = `${kind.replaceAll('-', '')}Note`;
    const ids = notes.filter(({ note }) => note.kind === kind).map(({ id }) => idOf(id));
    return [`  classDef ${name} fill:${KINDS[kind].fill},stroke:${noteColours.ink},color:${noteColours.ink}`, `  class ${ids.join(',')} ${name}`];
  });
  return `${['flowchart LR', ...body, ...styles].join('\n')}\n`;
}

const noteLine = (id: string, note: Note): string => `${id}["${KINDS[note.kind].word}#58;<br/>${mermaidText(note.text)}"]`;
