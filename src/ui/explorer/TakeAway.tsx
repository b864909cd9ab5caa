import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { t } from '../../language/index.ts';
import { copyCounterexample, type Exploration, takeCounterexampleTest, testOfCounterexample } from '../../workspace/index.ts';
import { IconButton, Menu } from '../controls/index.ts';

/** Takes the counterexample into a document, or into the tests of the TypeScript workspace where it can be one of them. */
export function TakeAway({ exploration }: { exploration: Exploration }) {
  const why = useWhyNoTest(exploration);
  const items = [
    { id: 'copy-test', label: t('Copy as test'), hint: t('TypeScript workspace'), disabled: why !== '', onSelect: () => void takeCounterexampleTest('copy') },
    { id: 'save-test', label: t('Download as test'), hint: '.test.ts', disabled: why !== '', onSelect: () => void takeCounterexampleTest('download') },
  ];
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label={t('Copy counterexample')} icon={<Copy size={15} aria-hidden />} />}
      groups={[
        { items: [{ id: 'mermaid', label: t('Copy as Mermaid'), hint: t('sequence'), onSelect: () => void copyCounterexample() }] },
        { label: why === '' ? undefined : why, items },
      ]}
    />
  );
}

/** Why the counterexample cannot be a test; empty where it can, undefined as long as nobody knows. */
function useWhyNoTest(exploration: Exploration): string | undefined {
  const [known, setKnown] = useState<{ readonly of: Exploration; readonly why: string }>();
  useEffect(() => {
    let asked = true;
    void testOfCounterexample().then((test) => {
      if (asked) setKnown({ of: exploration, why: test && 'why' in test ? test.why : '' });
    });
    return () => {
      asked = false;
    };
  }, [exploration]);
  return known?.of === exploration ? known.why : undefined;
}
