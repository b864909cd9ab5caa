/** A kind of diagram that Mermaid draws and that is no design, or too little of one. */
interface OtherKind {
  /** Its first words, as Mermaid knows them. */
  readonly words: readonly string[];
  /** As it is spoken of: “a C4 diagram”. */
  readonly title: string;
  /** What can be done with it, as a sentence. */
  readonly advice: string;
}

const BOXES = 'Write its boxes as nodes of a flowchart and its lines as arrows between them, then it can be read.';
const DATA = 'It shows how data are made up, not who talks to whom. Draw the services that own them as nodes of a flowchart.';
const ELSE = 'It shows nothing that a design is made of.';

const KINDS: readonly OtherKind[] = [
  {
    words: ['C4Context', 'C4Container', 'C4Component', 'C4Dynamic', 'C4Deployment'],
    title: 'a C4 diagram',
    advice: 'Write its systems and containers as nodes of a flowchart, its boundaries as subgraphs and each Rel as an arrow, then it can be read.',
  },
  {
    words: ['architecture-beta', 'architecture'],
    title: 'an architecture diagram',
    advice: 'Write its services as nodes of a flowchart, its groups as subgraphs and its edges as arrows, then it can be read.',
  },
  { words: ['block-beta', 'block'], title: 'a block diagram', advice: BOXES },
  { words: ['swimlane-beta'], title: 'a swimlane diagram', advice: BOXES },
  {
    words: ['stateDiagram-v2', 'stateDiagram'],
    title: 'a state diagram',
    advice: 'It shows the states of one thing, not who talks to whom. Draw who takes part in a flowchart or a sequence diagram.',
  },
  {
    words: ['usecase-beta'],
    title: 'a use case diagram',
    advice: 'It shows what people want, not who does it. Draw who takes part in a flowchart or a sequence diagram.',
  },
  { words: ['classDiagram-v2', 'classDiagram'], title: 'a class diagram', advice: DATA },
  { words: ['erDiagram'], title: 'an entity relationship diagram', advice: DATA },
  { words: ['requirementDiagram', 'requirement'], title: 'a requirement diagram', advice: ELSE },
  {
    words: ['eventmodeling'],
    title: 'an event model',
    advice: 'Draw who sends and who takes its events in a flowchart or a sequence diagram, then it can be read.',
  },
  { words: ['agentflow-beta'], title: 'an agent flow', advice: BOXES },
  { words: ['gantt'], title: 'a Gantt chart', advice: ELSE },
  { words: ['journey'], title: 'a user journey', advice: ELSE },
  { words: ['gitGraph'], title: 'a Git graph', advice: ELSE },
  { words: ['mindmap'], title: 'a mind map', advice: ELSE },
  { words: ['timeline'], title: 'a timeline', advice: ELSE },
  { words: ['pie'], title: 'a pie chart', advice: ELSE },
  { words: ['quadrantChart'], title: 'a quadrant chart', advice: ELSE },
  { words: ['sankey-beta', 'sankey'], title: 'a Sankey diagram', advice: ELSE },
  { words: ['xychart-beta', 'xychart'], title: 'an XY chart', advice: ELSE },
  { words: ['packet-beta', 'packet'], title: 'a packet diagram', advice: ELSE },
  { words: ['kanban'], title: 'a kanban board', advice: ELSE },
  { words: ['radar-beta'], title: 'a radar chart', advice: ELSE },
  { words: ['treemap-beta', 'treemap'], title: 'a treemap', advice: ELSE },
  { words: ['treeView-beta'], title: 'a tree view', advice: ELSE },
  { words: ['ishikawa-beta', 'ishikawa'], title: 'an Ishikawa diagram', advice: ELSE },
  { words: ['venn-beta'], title: 'a Venn diagram', advice: ELSE },
  { words: ['wardley-beta'], title: 'a Wardley map', advice: ELSE },
  { words: ['cynefin-beta'], title: 'a Cynefin frame', advice: ELSE },
  { words: ['railroad-beta', 'railroad-ebnf-beta', 'railroad-abnf-beta', 'railroad-peg-beta'], title: 'a railroad diagram', advice: ELSE },
  { words: ['zenuml'], title: 'a ZenUML diagram', advice: 'Write it as a sequence diagram of Mermaid’s own, then it can be read.' },
  { words: ['info'], title: 'Mermaid’s own page', advice: ELSE },
];

const byWord = new Map(KINDS.flatMap((kind) => kind.words.map((word) => [word, kind] as const)));

/** The first words of all of them. */
export const OTHER_WORDS: readonly string[] = [...byWord.keys()];

/** Why a diagram that begins with this word is not read, and what can be done. */
export function refusalOf(word: string): string {
  const kind = byWord.get(word);
  const read = 'flowcharts and sequence diagrams are';
  if (kind === undefined) return `A diagram of the kind “${word}” is not read; ${read}.`;
  const title = kind.title.charAt(0).toUpperCase() + kind.title.slice(1);
  return `${title} (“${word}”) is not read; ${read}. ${kind.advice}`;
}
