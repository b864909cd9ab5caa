import { t } from '../../language/index.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import { copyText } from '../transfer/index.ts';
import { traceForDocuments } from './making.ts';
import { run } from './run.ts';
import { sagaInView, useRun } from './state.ts';

const writers = () => import('../../workers/runs/index.ts');

/** The request or saga run that is looked at: of a saga the one whose lanes are shown, else the one that is under way at the playhead. */
export function runInView(): number {
  const state = useRun.getState();
  return sagaInView(state)?.run ?? run.tracedRunNear(state.tUs) ?? 1;
}

/** Puts the run on the canvas onto the clipboard, as a Mermaid sequence or as a page of Markdown. Says so; `false` where there is none, or no clipboard. */
export async function copyRun(as: 'mermaid' | 'markdown', ofRun = runInView()): Promise<boolean> {
  const trace = await traceForDocuments();
  const { design } = useDesign.getState();
  if (!trace) return false;
  const { runDiagram, runReport } = await writers();
  return copyWritten(
    as === 'mermaid' ? runDiagram(design, trace, ofRun) : runReport(design, trace, ofRun),
    as === 'mermaid' ? t('a Mermaid sequence') : t('Markdown'),
  );
}

/** Puts a text onto the clipboard, and says what it is. */
export async function copyWritten(text: string, what: string): Promise<boolean> {
  const copied = await copyText(text);
  if (copied) notices.show({ id: 'copied-run', tone: 'success', title: t('Copied as {{what}}', { what }) });
  else notices.show({ id: 'copied-run', tone: 'warning', title: t('The browser does not let this page write to the clipboard.') });
  return copied;
}
