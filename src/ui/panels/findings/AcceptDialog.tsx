import { useState } from 'react';
import type { Finding } from './types.ts';
import { findings } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { Field } from '../../controls/Field.tsx';
import input from '../../controls/Input.module.css';

/** Asks why a finding is accepted. The reason is kept with the design as a decision, and the finding is not shown again. */
export function AcceptDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const accept = () => {
    if (reason.trim() === '') return setAsked(true);
    findings.accept(finding.key, reason.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Accept this finding"
      description={finding.message}
      footer={
        <>
          <Button variant="line" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onClick={accept}>
            Accept
          </Button>
        </>
      }
    >
      <DialogBody>
        <Field
          label="Why it is all right here"
          layout="above"
          reason={asked && reason.trim() === '' ? 'The reason is what others will look for later.' : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className={input.box}
              rows={4}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) accept();
              }}
            />
          )}
        </Field>
      </DialogBody>
    </Dialog>
  );
}
