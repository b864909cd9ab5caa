import Eye from 'lucide-react/icons/eye';
import Flag from 'lucide-react/icons/flag';
import { useEffect, useState } from 'react';
import { t } from '../../language/index.ts';
import { explorer, findingOf, findings, type Lack, useDesign, useFindings, useRules, rules, view } from '../../workspace/index.ts';
import { Button } from '../controls/index.ts';
import css from './Explorer.module.css';

type Preview = Awaited<ReturnType<typeof findings.loadPreviews>>[number];

/** What the design lacks, the finding that says so, and its first fix. */
export function LackCard({ lack, stale }: { lack: Lack | undefined; stale: boolean }) {
  const finding = useFindings((state) => findingOf(lack, state.findings));
  const title = t(useRules((state) => (lack ? (state.titles.get(lack.ruleId) ?? lack.ruleId) : '')));
  const readOnly = useDesign((state) => state.readOnly !== false);
  const first = useFirstFix(finding?.key);
  useEffect(() => void rules.load(), []);
  if (!lack) return null;
  const show = () => {
    if (!finding) return;
    findings.activate(finding.key);
    view.openDrawer('findings');
  };
  return (
    <section className={css.lack} aria-labelledby="explorer-lack">
      <h3 id="explorer-lack">
        <Flag size={15} aria-hidden />
        {t('What the design lacks')}
      </h3>
      <p>{lack.words}.</p>
      {finding ? (
        <>
          <button type="button" className={css.finding} onClick={show} title={finding.message}>
            {t('Finding: {{title}}', { title })}
          </button>
          {first && !stale && (
            <div className={css.lackActions}>
              <Button
                size="small"
                variant="line"
                icon={<Eye size={14} aria-hidden />}
                trailing={t('{{count}} edits', { count: first.fix.edits.length })}
                title={first.fix.title}
                onClick={() => view.openDialog('fix', { id: finding.key, part: first.fix.id })}
              >
                {t('Preview fix')}
              </Button>
              <Button size="small" variant="quiet" disabled={readOnly} onClick={() => void explorer.fixAndExplore(finding.key, first.fix.id)}>
                {t('Fix and explore again')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <p className={css.quiet}>{t('The rule “{{title}}” does not report it in this design.', { title })}</p>
      )}
    </section>
  );
}

/** The best fix of a finding in the design as it is; nothing while it is worked out. */
function useFirstFix(key: string | undefined): Preview | undefined {
  const design = useDesign((state) => state.design);
  const [best, setBest] = useState<{ readonly key: string; readonly design: typeof design; readonly fix: Preview | undefined }>();
  useEffect(() => {
    if (key === undefined) return;
    let over = false;
    void findings.loadPreviews(key).then(([fix]) => !over && setBest({ key, design, fix }));
    return () => {
      over = true;
    };
  }, [key, design]);
  return best?.key === key && best?.design === design ? best?.fix : undefined;
}
