import type { CounterexampleTest } from '../../exporters/typescript/counterexample.ts';
import { t } from '../../language/index.ts';
import { copyWritten } from '../run/copying.ts';
import { saveFiles } from '../transfer/index.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import { useExplore } from './store.ts';

/** Puts the counterexample onto the clipboard as a Mermaid sequence. Says so; `false` where there is none, or no clipboard. */
export async function copyCounterexample(): Promise<boolean> {
  const { result } = useExplore.getState();
  if (result.kind !== 'done') return false;
  const { counterexampleDiagram } = await import('../../workers/runs/index.ts');
  const text = counterexampleDiagram(useDesign.getState().design, result.english ?? result.exploration);
  return text === undefined ? false : copyWritten(text, t('a Mermaid sequence'));
}

/**
 * The counterexample as a test of the TypeScript workspace, or why it cannot be one; nothing where there is no counterexample.
 */
export async function testOfCounterexample(): Promise<CounterexampleTest | undefined> {
  const { result } = useExplore.getState();
  if (result.kind !== 'done') return undefined;
  if (!result.exploration.counterexample)
    return result.exploration.together?.counterexample ? { why: t('A test of the workspace plays one run of a saga; this takes two.') } : undefined;
  const { loadCounterexampleTest } = await import('../../workers/runs/index.ts');
  const { counterexampleTest } = await loadCounterexampleTest();
  return counterexampleTest(useDesign.getState().design, result.english ?? result.exploration);
}

/** Takes that test away. Says so; `false` where it cannot be one, and says why. */
export async function takeCounterexampleTest(how: 'copy' | 'download'): Promise<boolean> {
  const test = await testOfCounterexample();
  if (!test) return false;
  if ('why' in test) {
    notices.show({ id: 'copied-run', tone: 'warning', title: t('No test of the TypeScript workspace can show this'), detail: test.why });
    return false;
  }
  if (how === 'copy') return copyWritten(String(test.file.content), t('a test of the TypeScript workspace'));
  await saveFiles([test.file]);
  return true;
}
