import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import { applyLarge, type findings, useDesign, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { SeverityShape } from '../../controls/Severity.tsx';
import css from './FixAll.module.css';
import { FixPrice } from './FixPrice.tsx';

type FixAllPreview = Awaited<ReturnType<typeof findings.previewFixSafe>>;

/** Works out many repairs of a design, tells how far it is, and stops where the signal says so. */
export type WorkOut = (design: Design, report: (progress: Progress) => void, signal: AbortSignal) => Promise<FixAllPreview>;

interface FixManyDialogProps {
  title: string;
  description: string;
  /** What it says where there is nothing to repair. */
  nothing: string;
  /** The same function as long as the question is the same. */
  workOut: WorkOut;
}

/** Many repairs in one step. First it shows which records change, what goes, what comes and what is left, and why. */
export function FixManyDialog({ title, description, nothing, workOut }: FixManyDialogProps) {
  const readOnly = useDesign((state) => state.readOnly !== false);
  const { preview, progress, reason } = useFixes(workOut);
  const close = () => view.openDialog(null);
  const fixes = preview?.done.length ?? 0;
  const go = async () => {
    close();
    const result = await applyLarge(preview?.edits ?? [], { label: title, doing: t('Fixing …') });
    if (result.ok && result.applied.length > 0) announce(t('{{count}} findings fixed in one step; undo takes it back.', { count: fixes }));
  };
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="line" onClick={close}>
            {t('Cancel')}
          </Button>
          <Button variant="primary" disabled={readOnly || fixes === 0} onClick={() => void go()}>
            {fixes === 0 ? t('Apply') : t('Apply {{count}} fixes', { count: fixes })}
          </Button>
        </>
      }
    >
      <DialogBody className={css.body}>
        {reason !== undefined && <EmptyState title={t('The fixes could not be worked out')}>{reason}</EmptyState>}
        {reason === undefined && !preview && <Working {...progress} />}
        {preview && <Price preview={preview} nothing={nothing} />}
      </DialogBody>
    </Dialog>
  );
}

interface Progress {
  readonly done: number;
  readonly of: number;
}

function Working({ done, of }: Progress) {
  return (
    <div className={css.working}>
      <p id="fix-all-progress">
        {of === 0 ? t('Working out what would help …') : t('Working out what would help: {{done}} of {{count}} findings', { done, count: of })}
      </p>
      <progress className={css.progress} aria-labelledby="fix-all-progress" {...(of === 0 ? {} : { value: done, max: of })} />
    </div>
  );
}

function Price({ preview: { edits, done, gone, come, left }, nothing }: { preview: FixAllPreview; nothing: string }) {
  if (done.length === 0 && left.length === 0) return <EmptyState title={t('Nothing to fix')}>{nothing}</EmptyState>;
  return (
    <>
      {done.length > 0 && <FixPrice edits={edits} gone={gone} come={come} />}
      {left.length > 0 && (
        <section className={css.left} aria-labelledby="fix-all-left">
          <h3 id="fix-all-left" className={css.leftHead}>
            {t('{{count}} findings are left', { count: left.length })}
          </h3>
          <ul className={css.leftList}>
            {left.slice(0, MOST_LEFT).map(({ finding, reason }) => (
              <li key={finding.key}>
                <SeverityShape level={finding.severity} size={12} />
                <span>
                  {finding.message}
                  <span className={css.reason}>{reason}</span>
                </span>
              </li>
            ))}
          </ul>
          {left.length > MOST_LEFT && <p className={css.reason}>{t('and {{count}} more', { count: left.length - MOST_LEFT })}</p>}
        </section>
      )}
    </>
  );
}

const MOST_LEFT = 40;

interface Fixes {
  readonly preview: FixAllPreview | undefined;
  readonly progress: Progress;
  readonly reason: string | undefined;
}

const AT_FIRST: Fixes = { preview: undefined, progress: { done: 0, of: 0 }, reason: undefined };

/** The repairs of the design as it is; worked out anew when it changes, and stopped when nobody waits any more. */
function useFixes(workOut: WorkOut): Fixes {
  const design = useDesign((state) => state.design);
  const [state, setState] = useState<{ readonly design: Design; readonly is: Fixes }>();
  useEffect(() => {
    const stopper = new AbortController();
    const { signal } = stopper;
    const report = (change: Partial<Fixes>) => {
      if (!signal.aborted) setState((before) => ({ design, is: { ...(before?.design === design ? before.is : AT_FIRST), ...change } }));
    };
    workOut(design, (progress) => report({ progress }), signal)
      .then((preview) => report({ preview }))
      .catch((error: unknown) => report({ reason: error instanceof Error ? error.message : t('The rules have stopped.') }));
    return () => stopper.abort();
  }, [design, workOut]);
  return state?.design === design ? state.is : AT_FIRST;
}
