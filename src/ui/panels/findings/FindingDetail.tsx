import Check from 'lucide-react/icons/check';
import Eye from 'lucide-react/icons/eye';
import { useEffect, useRef, useState } from 'react';
import type { Finding, FixPreview } from './types.ts';
import { findings, useDesign, useFindings } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { RadioList } from '../../controls/ChoiceField.tsx';
import { SeverityShape } from '../../controls/Severity.tsx';
import { counted } from '../../records/words.ts';
import css from './Findings.module.css';

/** Why a finding hurts, what would fix it and at which price, and the way to accept it. */
export function FindingDetail({ finding, onAccept }: { finding: Finding; onAccept: () => void }) {
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

  const preview = previews?.find((one) => one.fix.id === chosen) ?? previews?.[0];
  const apply = () => {
    if (!preview) return;
    void findings.applyFix(finding.key, preview.fix.id).then((result) => {
      if (result.ok) announce(`${preview.fix.title}. Done in one step; undo takes it back.`);
    });
  };

  return (
    <div className={css.detail}>
      <section className={css.why}>
        <h3 className={css.label}>{finding.question ? 'Why it is asked' : 'Why it hurts'}</h3>
        <p>{finding.why}</p>
      </section>
      <section className={css.fixes}>
        <h3 className={css.label}>Fix</h3>
        <Fixes finding={finding} previews={previews} chosen={preview?.fix.id} onChoose={setChosen} />
        {previewing && preview && <Price preview={preview} />}
      </section>
      <div className={css.acts}>
        {preview && (
          <Button
            ref={act}
            size="small"
            variant="primary"
            disabled={previewing && readOnly}
            icon={previewing ? <Check size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
            trailing={counted(preview.fix.edits.length, 'edit')}
            onClick={previewing ? apply : () => setPreviewing(true)}
          >
            {previewing ? 'Apply fix' : 'Preview fix'}
          </Button>
        )}
        <Button size="small" variant="quiet" disabled={readOnly} onClick={onAccept}>
          Accept with a reason
        </Button>
      </div>
    </div>
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
  if (previews === null) return <p className={css.quiet}>Working out what would help …</p>;
  if (previews.length === 0) return <p className={css.quiet}>There is no repair that a machine could choose.</p>;
  return <RadioList label="Fix" value={chosen} options={previews.map(({ fix }) => ({ value: fix.id, label: fix.title }))} onChange={onChoose} />;
}

/** Which findings go and which come with a fix. */
function Price({ preview }: { preview: FixPreview }) {
  return (
    <output className={css.price}>
      <Changes title={preview.gone.length === 1 ? '1 finding goes' : `${preview.gone.length} findings go`} list={preview.gone} gone />
      <Changes title={comeWords(preview.come.length)} list={preview.come} />
    </output>
  );
}

function comeWords(count: number): string {
  if (count === 0) return 'No new findings';
  return count === 1 ? '1 finding comes' : `${count} findings come`;
}

function Changes({ title, list, gone = false }: { title: string; list: readonly Finding[]; gone?: boolean }) {
  return (
    <div>
      <p className={css.quiet}>{title}</p>
      <ul className={css.changes}>
        {list.map((finding) => (
          <li key={finding.key}>
            <SeverityShape level={finding.severity} size={12} />
            {gone ? <s>{finding.message}</s> : finding.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
