import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { acceptFinding, changeAcceptanceReason, useDesign, useFindings, useView, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { Field } from '../../controls/Field.tsx';
import input from '../../controls/Input.module.css';

/** Asks why a finding is accepted, or for another reason of an acceptance. The reason is kept with the design as a decision, and the finding is not shown again. */
export function AcceptDialog() {
  const about = useView((state) => state.about);
  const key = about?.part === 'decision' ? undefined : about?.id;
  const finding = useFindings((state) => state.findings.find((one) => one.key === key));
  const decisionId = about?.part === 'decision' ? about.id : undefined;
  const decision = useDesign((state) => (decisionId === undefined ? undefined : state.design.decisions[decisionId]));

  if (decisionId !== undefined && decision) {
    return (
      <ReasonDialog
        title={t('Reason of this acceptance')}
        description={decision.title ?? decision.ruleId}
        verb={t('Change the reason')}
        initial={decision.reason}
        onReason={(reason) => changeAcceptanceReason(decisionId, reason).ok && announce(t('The reason is changed.'))}
      />
    );
  }
  if (!finding) return null;
  return (
    <ReasonDialog
      title={t('Accept this finding')}
      description={finding.message}
      verb={t('Accept')}
      initial=""
      onReason={(reason) =>
        acceptFinding(finding, reason).ok && announce(t('Accepted. It stands under “Accepted” at the end of the list; undo brings it back.'))
      }
    />
  );
}

interface ReasonDialogProps {
  title: string;
  description: string | undefined;
  verb: string;
  initial: string;
  onReason: (reason: string) => void;
}

function ReasonDialog({ title, description, verb, initial, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState(initial);
  const [asked, setAsked] = useState(false);
  const close = () => view.openDialog(null);
  const done = () => {
    if (reason.trim() === '') return setAsked(true);
    onReason(reason.trim());
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      size="small"
      title={title}
      description={description}
      footer={
        <>
          <Button variant="line" onClick={close}>
            {t('Cancel')}
          </Button>
          <Button variant="primary" onClick={done}>
            {verb}
          </Button>
        </>
      }
    >
      <DialogBody>
        <Field
          label={t('Why it is all right here')}
          layout="above"
          reason={asked && reason.trim() === '' ? t('The reason is what others will look for later.') : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className={input.box}
              rows={4}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
              }}
            />
          )}
        </Field>
      </DialogBody>
    </Dialog>
  );
}
