import Check from 'lucide-react/icons/check';
import Ellipsis from 'lucide-react/icons/ellipsis';
import GitCompareArrows from 'lucide-react/icons/git-compare-arrows';
import Eye from 'lucide-react/icons/eye';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import type { Finding, FixPreview } from './types.ts';
import { compareInPlay, findings, useDesign, useFindings, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { RadioList } from '../../controls/ChoiceField.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { Menu } from '../../controls/Menu.tsx';
import css from './Findings.module.css';
import { FixPrice } from './FixPrice.tsx';
import { PathWhatIf } from './PathWhatIf.tsx';

/** Why a finding hurts, what would fix it and at which price, and the way to accept it. */
export function FindingDetail({ finding }: { finding: Finding }) {
  const previews = useFindings((state) => (state.active === finding.key ? state.previews : null));
  const readOnly = useDesign((state) => state.readOnly !== false);
  const [chosen, setChosen] = useState<string>();
  const [previewing, setPreviewing] = useState(false);

  // Activating a finding works its fixes out; after each later change of the design they are worked out anew.
  const checking = useFindings((state) => state.checking);
  const wasChecking = useRef(checking);
  useEffect(() => {
    if (wasChecking.current && !checking) void findings.loadPreviews(finding.key);
    wasChecking.current = checking;
  }, [checking, finding.key]);

  const act = useRef<HTMLButtonElement>(null);
  const asked = useFindings((state) => state.fixesAsked && state.active === finding.key && state.previews !== null);
  useEffect(() => {
    if (!asked) return;
    act.current?.focus();
    findings.fixesShown();
  }, [asked]);

  const price = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (previewing) price.current?.scrollIntoView({ block: 'nearest' });
  }, [previewing, chosen]);

  const preview = previews?.find((one) => one.fix.id === chosen) ?? previews?.[0];
  const apply = () => {
    if (!preview) return;
    void findings.applyFix(finding.key, preview.fix.id).then((result) => {
      if (result.ok) announce(t('{{title}}. Done in one step; undo takes it back.', { title: preview.fix.title }));
    });
  };

  return (
    <div className={css.detail}>
      <section className={css.why}>
        <h3 className={css.label}>{finding.question ? t('Why it is asked') : t('Why it hurts')}</h3>
        <p>{finding.why}</p>
        <button type="button" className={css.link} onClick={() => view.openDialog('rules', { id: finding.ruleId })}>
          {t('Why? About this rule')}
        </button>
      </section>
      <section className={css.fixes}>
        <h3 className={css.label}>{t('Fix')}</h3>
        <Fixes finding={finding} previews={previews} chosen={preview?.fix.id} onChoose={setChosen} />
      </section>
      <div className={css.acts}>
        {preview && (
          <Button
            ref={act}
            size="small"
            variant="primary"
            disabled={previewing && readOnly}
            icon={previewing ? <Check size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
            trailing={t('{{count}} edits', { count: preview.fix.edits.length })}
            onClick={previewing ? apply : () => setPreviewing(true)}
          >
            {previewing ? t('Apply fix') : t('Preview fix')}
          </Button>
        )}
        <div className={css.lesser}>
          <Button size="small" variant="quiet" disabled={readOnly} onClick={() => view.openDialog('accept', { id: finding.key })}>
            {t('Accept …')}
          </Button>
          <FindingMenu finding={finding} readOnly={readOnly} />
        </div>
      </div>
      {previewing && preview && (
        <div ref={price} className={css.wide}>
          <FixPrice edits={preview.fix.edits} gone={preview.gone} come={preview.come} />
          <Button
            size="small"
            variant="quiet"
            icon={<GitCompareArrows size={14} aria-hidden="true" />}
            onClick={() => compareInPlay(t('With the fix: {{title}}', { title: preview.fix.title }), preview.fix.edits, [finding.subject, ...finding.evidence])}
          >
            {t('Play without and with it')}
          </Button>
        </div>
      )}
      {finding.path !== undefined && finding.path.length > 1 && (
        <div className={css.wide}>
          <PathWhatIf path={finding.path} />
        </div>
      )}
    </div>
  );
}

function FindingMenu({ finding, readOnly }: { finding: Finding; readOnly: boolean }) {
  const about = { id: finding.ruleId };
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label={t('More for this finding')} icon={<Ellipsis size={15} aria-hidden="true" />} />}
      groups={[
        {
          items: [
            { id: 'fixAll', label: t('Fix all of this kind …'), disabled: readOnly, onSelect: () => view.openDialog('fixAll', about) },
            { id: 'show', label: t('Show it on the canvas'), onSelect: () => view.reveal(finding.evidence, { fit: true }) },
          ],
        },
        {
          items: [
            { id: 'why', label: t('Why? About this rule'), onSelect: () => view.openDialog('rules', about) },
            { id: 'settings', label: t('Settings of this rule …'), onSelect: () => view.openDialog('rules', { ...about, part: 'settings' }) },
          ],
        },
      ]}
    />
  );
}

interface FixesProps {
  finding: Finding;
  previews: readonly FixPreview[] | null;
  chosen: string | undefined;
  onChoose: (fixId: string) => void;
}

function Fixes({ finding, previews, chosen, onChoose }: FixesProps) {
  if (finding.noFixReason !== undefined) return <p className={css.quiet}>{finding.noFixReason}</p>;
  if (previews === null) return <p className={css.quiet}>{t('Working out what would help …')}</p>;
  if (previews.length === 0) return <p className={css.quiet}>{t('There is no repair that a machine could choose.')}</p>;
  return (
    <RadioList label={t('Fix')} value={chosen} options={previews.map(({ fix }) => ({ value: fix.id, label: <FixTitle fix={fix} /> }))} onChange={onChoose} />
  );
}

function FixTitle({ fix }: { fix: FixPreview['fix'] }) {
  return (
    <>
      <span>{fix.title}</span>
      {fix.safe === true && (
        <>
          {' '}
          <span className={css.safe} title={t('It only sets properties of what is there already. Nothing comes and nothing goes.')}>
            {t('safe')}
          </span>
        </>
      )}
    </>
  );
}
