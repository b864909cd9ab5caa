import type { Design } from '../../model/index.ts';
import { type LogEntry, messagesOf, type RunMessage, type Trace } from '../../simulation/index.ts';
import { participantsIn } from './participants.ts';
import { mermaidText } from './text.ts';

/** More than these are not read in a diagram, and GitHub stops drawing soon after. */
const MOST_LINES = 160;

/** Lines of the log that a reader of the messages alone would miss. */
const NOTED: readonly LogEntry['icon'][] = [
  'timeout',
  'retry',
  'breaker-open',
  'breaker-half-open',
  'breaker-closed',
  'compensating',
  'crash',
  'resume',
  'fault',
  'fallback',
  'stuck',
  'completed',
  'rolled-back',
  'needs-human',
  'duplicate',
  'lost',
];

/**
 * A Mermaid `sequenceDiagram` of one request or saga run: every message in the order in which it left, with the decisions of the log as notes. A long run is
 * cut and says so.
 * @param run counted from 1; as in `Trace.entries`
 */
export function runDiagram(design: Design, trace: Trace, run = 1): string {
  const participants = participantsIn(design);
  const messages = messagesOf(trace, run, MOST_LINES + 1);
  const first = messages[0]?.fromId ?? Object.keys(design.elements)[0] ?? trace.title;
  const lines = inOrder(
    messages,
    trace.entries.filter((entry) => isNoted(entry, trace, run)),
  ).map((line) => {
    if ('kind' in line) return messageLine(line, participants.of);
    const at = line.subjects.find((id) => design.elements[id] !== undefined);
    return `Note over ${participants.of(at ?? first)}: ${mermaidText(`${textOf(line.headline)}${line.why.length > 0 ? `: ${textOf(line.why)}` : ''}`)}`;
  });
  const shown = lines.slice(0, MOST_LINES);
  const cut = lines.length > MOST_LINES ? [`Note over ${participants.of(first)}: … and so on`] : [];
  const named = participants.lines.length === 0 ? [participants.of(first)] : [];
  const body = [...shown, ...cut, ...named.map((id) => `Note over ${id}: nothing was sent`)];
  const title = `  title: ${mermaidText(trace.title)}`;
  return `${['sequenceDiagram', title, ...participants.lines, ...body.map((line) => `  ${line}`)].join('\n')}\n`;
}

function isNoted({ icon, run }: LogEntry, trace: Trace, wanted: number): boolean {
  return NOTED.includes(icon) && (run === wanted || (run === undefined && trace.sagaRuns.length <= 1));
}

/** Messages and notes by time; at the same moment what is said about it comes after. */
function inOrder(messages: readonly RunMessage[], entries: readonly LogEntry[]): readonly (RunMessage | LogEntry)[] {
  const at = (line: RunMessage | LogEntry) => ('kind' in line ? line.startUs : line.tUs);
  return [...messages, ...entries]
    .map((line, index) => ({ line, index }))
    .sort((a, b) => at(a.line) - at(b.line) || a.index - b.index)
    .map(({ line }) => line);
}

function messageLine({ fromId, toId, kind, label, lost }: RunMessage, of: (id: string) => string): string {
  const words = mermaidText(label === '' ? kind : label);
  return `${of(fromId)}${arrowOf(kind, lost)}${of(toId)}: ${words}${lost ? ' (lost)' : kind === 'rejected' ? ' (rejected)' : ''}`;
}

function arrowOf(kind: RunMessage['kind'], lost: boolean): string {
  switch (kind) {
    case 'command':
    case 'query':
      return lost ? '-x' : '->>';
    case 'rejected':
      return '-x';
    case 'compensation':
    case 'event':
      return lost ? '--x' : '--)';
    case 'reply':
      return lost ? '--x' : '-->>';
    case 'error':
      return '--x';
    default:
      return kind satisfies never;
  }
}

const textOf = (parts: readonly { readonly text: string }[]): string => parts.map(({ text }) => text).join('');
