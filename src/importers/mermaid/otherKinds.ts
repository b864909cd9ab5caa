import { say, term } from '../../speech/index.ts';

/** A kind of diagram that Mermaid draws and that is no design, or too little of one. */
interface OtherKind {
  /** Its first words, as Mermaid knows them. */
  readonly words: readonly string[];
  /** As it is spoken of: “a C4 diagram”. */
  readonly title: () => string;
  /** What can be done with it, as a sentence. */
  readonly advice: () => string;
}

const BOXES = (): string => say`Write its boxes as nodes of a flowchart and its lines as arrows between them, then it can be read.`;
const DATA = (): string => say`It shows how data are made up, not who talks to whom. Draw the services that own them as nodes of a flowchart.`;
const ELSE = (): string => say`It shows nothing that a design is made of.`;

const KINDS: readonly OtherKind[] = [
  {
    words: ['C4Context', 'C4Container', 'C4Component', 'C4Dynamic', 'C4Deployment'],
    title: () => term('a C4 diagram'),
    advice: () => say`Write its systems and containers as nodes of a flowchart, its boundaries as subgraphs and each Rel as an arrow, then it can be read.`,
  },
  {
    words: ['architecture-beta', 'architecture'],
    title: () => term('an architecture diagram'),
    advice: () => say`Write its services as nodes of a flowchart, its groups as subgraphs and its edges as arrows, then it can be read.`,
  },
  { words: ['block-beta', 'block'], title: () => term('a block diagram'), advice: BOXES },
  { words: ['swimlane-beta'], title: () => term('a swimlane diagram'), advice: BOXES },
  {
    words: ['stateDiagram-v2', 'stateDiagram'],
    title: () => term('a state diagram'),
    advice: () => say`It shows the states of one thing, not who talks to whom. Draw who takes part in a flowchart or a sequence diagram.`,
  },
  {
    words: ['usecase-beta'],
    title: () => term('a use case diagram'),
    advice: () => say`It shows what people want, not who does it. Draw who takes part in a flowchart or a sequence diagram.`,
  },
  { words: ['classDiagram-v2', 'classDiagram'], title: () => term('a class diagram'), advice: DATA },
  { words: ['erDiagram'], title: () => term('an entity relationship diagram'), advice: DATA },
  { words: ['requirementDiagram', 'requirement'], title: () => term('a requirement diagram'), advice: ELSE },
  {
    words: ['eventmodeling'],
    title: () => term('an event model'),
    advice: () => say`Draw who sends and who takes its events in a flowchart or a sequence diagram, then it can be read.`,
  },
  { words: ['agentflow-beta'], title: () => term('an agent flow'), advice: BOXES },
  { words: ['gantt'], title: () => term('a Gantt chart'), advice: ELSE },
  { words: ['journey'], title: () => term('a user journey'), advice: ELSE },
  { words: ['gitGraph'], title: () => term('a Git graph'), advice: ELSE },
  { words: ['mindmap'], title: () => term('a mind map'), advice: ELSE },
  { words: ['timeline'], title: () => term('a timeline'), advice: ELSE },
  { words: ['pie'], title: () => term('a pie chart'), advice: ELSE },
  { words: ['quadrantChart'], title: () => term('a quadrant chart'), advice: ELSE },
  { words: ['sankey-beta', 'sankey'], title: () => term('a Sankey diagram'), advice: ELSE },
  { words: ['xychart-beta', 'xychart'], title: () => term('an XY chart'), advice: ELSE },
  { words: ['packet-beta', 'packet'], title: () => term('a packet diagram'), advice: ELSE },
  { words: ['kanban'], title: () => term('a kanban board'), advice: ELSE },
  { words: ['radar-beta'], title: () => term('a radar chart'), advice: ELSE },
  { words: ['treemap-beta', 'treemap'], title: () => term('a treemap'), advice: ELSE },
  { words: ['treeView-beta'], title: () => term('a tree view'), advice: ELSE },
  { words: ['ishikawa-beta', 'ishikawa'], title: () => term('an Ishikawa diagram'), advice: ELSE },
  { words: ['venn-beta'], title: () => term('a Venn diagram'), advice: ELSE },
  { words: ['wardley-beta'], title: () => term('a Wardley map'), advice: ELSE },
  { words: ['cynefin-beta'], title: () => term('a Cynefin frame'), advice: ELSE },
  { words: ['railroad-beta', 'railroad-ebnf-beta', 'railroad-abnf-beta', 'railroad-peg-beta'], title: () => term('a railroad diagram'), advice: ELSE },
  { words: ['zenuml'], title: () => term('a ZenUML diagram'), advice: () => say`Write it as a sequence diagram of Mermaid’s own, then it can be read.` },
  { words: ['info'], title: () => term('Mermaid’s own page'), advice: ELSE },
];

const byWord = new Map(KINDS.flatMap((kind) => kind.words.map((word) => [word, kind] as const)));

/** The first words of all of them. */
export const OTHER_WORDS: readonly string[] = [...byWord.keys()];

/** Why a diagram that begins with this word is not read, and what can be done. */
export function refusalOf(word: string): string {
  const kind = byWord.get(word);
  if (kind === undefined) return say`A diagram of the kind “${word}” is not read; flowcharts and sequence diagrams are.`;
  const title = kind.title();
  return say`${title.charAt(0).toUpperCase() + title.slice(1)} (“${word}”) is not read; flowcharts and sequence diagrams are. ${kind.advice()}`;
}
