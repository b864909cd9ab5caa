import type { Design } from '../../model/index.ts';
import { dataLines, duration, grouped, type LogEntry, moment, percent, type SagaRunResult, type Trace } from '../../simulation/index.ts';
import { inline } from '../markdownText.ts';

/** More lines than these are not read in a document. */
const MOST_LINES = 80;

export interface RunReportOptions {
  /** The request or saga run whose log is told, counted from 1. */
  readonly run?: number;
  /** The same run as Mermaid text; shown at the end. */
  readonly sequence?: string;
}

/** A run as a page of Markdown: what was played and what broke, how it ended, the figures, the log of one run, and its messages as a diagram. */
export function runReport(design: Design, trace: Trace, { run = 1, sequence }: RunReportOptions = {}): string {
  const parts = [
    `# ${inline(trace.title)}`,
    conditions(design, trace),
    endings(trace),
    figures(trace),
    data(design, trace),
    log(trace, run),
    sequence === undefined ? '' : `## Messages\n\n\`\`\`mermaid\n${sequence.trimEnd()}\n\`\`\``,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function conditions(design: Design, trace: Trace): string {
  const lines = [
    `- Design: ${inline(design.meta.name)}`,
    `- Seed ${trace.seed}, ${moment(trace.durationUs)} of virtual time, trace \`${trace.hash}\``,
    ...(trace.scriptUs ? ['- In the exact order of a script'] : []),
    ...trace.faults.map((fault) => `- Broken from ${moment(fault.fromUs)} on: ${inline(targetOf(design, fault.targetId))}, ${fault.kind}`),
    ...(trace.stopped.kind === 'finished' ? [] : [`- Stopped: ${inline(trace.stopped.message)}`]),
  ];
  return lines.join('\n');
}

function targetOf(design: Design, id: string): string {
  const flow = design.flows[id];
  const flowName = flow && (flow.label ?? `${design.elements[flow.from]?.name ?? flow.from} → ${design.elements[flow.to]?.name ?? flow.to}`);
  return design.elements[id]?.name ?? flowName ?? design.sagas[id]?.name ?? id;
}

const ENDINGS: Readonly<Record<SagaRunResult['status'], string>> = {
  running: 'still running',
  compensating: 'still compensating',
  completed: 'completed',
  failed: 'rolled back',
  'needs-human': 'needs a person',
  stuck: 'waits for ever',
  forgotten: 'forgotten',
};

function endings({ sagaRuns }: Trace): string {
  if (sagaRuns.length === 0) return '';
  const [only] = sagaRuns;
  if (only && sagaRuns.length === 1)
    return [
      `The saga ended **${ENDINGS[only.status]}**${only.reason === '' ? '' : `: ${inline(only.reason)}`}.`,
      ...only.broken.map((sentence) => `\nBroken: **${inline(sentence)}**.`),
    ].join('\n');
  const counts = new Map<SagaRunResult['status'], number>();
  for (const { status } of sagaRuns) counts.set(status, (counts.get(status) ?? 0) + 1);
  return `${grouped(sagaRuns.length)} saga runs: ${[...counts].map(([status, count]) => `${grouped(count)} ${ENDINGS[status]}`).join(', ')}.`;
}

function figures({ results: { started, succeeded, degraded, failed, availability, latency } }: Trace): string {
  const rows = [
    ['started', grouped(started)],
    ['succeeded', `${grouped(succeeded)}${degraded > 0 ? `, ${grouped(degraded)} of them by a fallback` : ''}`],
    ['failed', grouped(failed)],
    ['availability', percent(availability)],
    ...(latency.count === 0
      ? []
      : [
          ['latency p50', duration(latency.p50Us)],
          ['latency p95', duration(latency.p95Us)],
          ['latency p99', duration(latency.p99Us)],
        ]),
  ];
  return ['| result | |', '|---|--:|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function data(design: Design, { results }: Trace): string {
  const lines = dataLines(design, results);
  if (lines.length === 0) return '';
  return ['## Data', '', '| what | |', '|---|---|', ...lines.map(({ title, text }) => `| ${inline(title)} | ${inline(text)} |`)].join('\n');
}

function log(trace: Trace, run: number): string {
  const own = trace.entries.filter((entry) => entry.run === undefined || entry.run === run);
  if (own.length === 0) return '';
  const told = own.length > MOST_LINES ? own.filter(({ decision }) => decision) : own;
  const lines = told.slice(0, MOST_LINES).map(({ tUs, headline, why }: LogEntry) => {
    const reason = textOf(why);
    return `| ${moment(tUs)} | ${inline(textOf(headline))} | ${reason === '' ? '' : inline(reason)} |`;
  });
  const rest = told.length - lines.length;
  return [
    told.length < own.length ? '## Decisions' : '## What happened',
    '',
    '| time | what | why |',
    '|--:|---|---|',
    ...lines,
    ...(rest > 0 ? ['', `And ${grouped(rest)} more.`] : []),
  ].join('\n');
}

const textOf = (parts: readonly { readonly text: string }[]): string => parts.map(({ text }) => text).join('');
