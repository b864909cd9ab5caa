import type { Problem } from '../../model/index.ts';
import { readLabel } from './label.ts';
import type { DrawnEdge, DrawnGroup, DrawnNode, Picture } from './picture.ts';
import { type DiagramSource, leftOut, shown, type SourceLine } from './source.ts';
import { say } from '../../speech/index.ts';

const DECLARATION = /^(?:create\s+)?(participant|actor)\s+(.+)$/i;
const BLOCK = /^(?:loop|alt|opt|par|par_over|critical|break|rect)\b/i;
const IGNORED = /^(?:else|and|option|autonumber|activate|deactivate|destroy|title|note|accTitle|accDescr)\b/i;
const SCRIPT = /^(?:links?|properties|details)\s/i;
/** Sender, arrow, receiver. Longer arrows stand first. */
const MESSAGE = /^([^:]+?)\s*(<<-->>|<<->>|-->>|->>|--x|-x|--\)|-\)|-->|->)\s*[+-]?\s*([^:]+?)\s*(?::\s*(.*))?$/;

/** Reads a `sequenceDiagram`: who takes part, and who asks whom. Answers are no flows of their own, and neither is what somebody does alone. */
export function readSequence(source: DiagramSource, problems: Problem[]): Picture {
  const reader = new SequenceReader(problems);
  for (const line of source.lines.slice(1)) reader.read(line);
  return reader.picture();
}

class SequenceReader {
  private readonly nodes = new Map<string, DrawnNode>();
  private readonly edges: DrawnEdge[] = [];
  private readonly groups = new Map<string, DrawnGroup>();
  /** Blocks that `end` closes; a box is a group, everything else is nothing to us. */
  private readonly open: (string | undefined)[] = [];
  private readonly problems: Problem[];

  constructor(problems: Problem[]) {
    this.problems = problems;
  }

  picture(): Picture {
    return { nodes: this.nodes, edges: this.edges, groups: this.groups };
  }

  read({ text, number }: SourceLine): void {
    const statement = text.trim().replace(/;$/, '');
    const declaration = DECLARATION.exec(statement);
    if (declaration !== null) return this.declarePerson(declaration[1]?.toLowerCase() === 'actor', declaration[2] ?? '', number);
    if (/^box\b/i.test(statement)) return this.openBox(statement.slice(3).trim(), number);
    if (BLOCK.test(statement)) return void this.open.push(undefined);
    if (/^end\s*$/i.test(statement)) return void this.open.pop();
    if (IGNORED.test(statement)) return;
    if (SCRIPT.test(statement)) return void this.problems.push(leftOut(number, say`A link of a participant was left out.`));
    const message = MESSAGE.exec(statement);
    if (message === null) {
      this.problems.push({
        path: '',
        line: number,
        message: say`“${shown(statement)}” was not understood as a statement of a sequence diagram.`,
        severity: 'warning',
      });
      return;
    }
    this.send(message[1] ?? '', message[2] ?? '', message[3] ?? '', readLabel((message[4] ?? '').replace(/^(?:no)?wrap:/i, '')), number);
  }

  private declarePerson(person: boolean, rest: string, line: number): void {
    const plain = rest.replace(/@\{[^{}]*\}/, '');
    const [, id, alias] = /^(.+?)\s+as\s+(.+)$/i.exec(plain) ?? [undefined, plain, undefined];
    const known = this.nodes.get((id ?? '').trim());
    this.mention((id ?? '').trim(), line, alias === undefined ? known?.text : readLabel(alias), person);
  }

  private openBox(rest: string, line: number): void {
    const title = readLabel(rest.replace(/^(?:rgba?\([^)]*\)|hsla?\([^)]*\)|#[0-9a-f]+\b|transparent\b|[a-z]+(?=\s+\S))\s*/i, ''));
    const id = `box in line ${line}`;
    this.groups.set(id, { id, line, text: title === '' ? 'Box' : title });
    this.open.push(id);
  }

  private send(from: string, arrow: string, to: string, text: string, line: number): void {
    this.mention(from, line);
    this.mention(to, line);
    const answer = arrow === '-->>' || arrow === '-->' || arrow === '--x' || arrow === '--)';
    if (answer && this.edges.some((edge) => edge.from === to && edge.to === from)) return;
    if (from === to) return;
    this.edges.push({ from, to, line, text, dashed: arrow === '-)' || arrow === '--)' });
    const target = this.nodes.get(to);
    if (target !== undefined && text !== '' && !target.operations.includes(text)) this.nodes.set(to, { ...target, operations: [...target.operations, text] });
  }

  private mention(id: string, line: number, text?: string, person = false): void {
    const known = this.nodes.get(id);
    const groupId = known?.groupId ?? this.open.findLast((group) => group !== undefined);
    this.nodes.set(id, {
      id,
      line: known?.line ?? line,
      text: text ?? known?.text ?? readLabel(id),
      shape: person ? 'person' : (known?.shape ?? 'box'),
      operations: known?.operations ?? [],
      ...(groupId === undefined ? {} : { groupId }),
    });
  }
}
