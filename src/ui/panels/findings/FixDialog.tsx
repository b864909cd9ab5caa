import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import type { FixPreview } from './types.ts';
import { findings, useDesign, useFindings, useView, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import css from './FixAll.module.css';
import { FixPrice } from './FixPrice.tsx';

/** One fix of one finding with its price, for whoever does not come from the list of findings. */
export function FixDialog() {
  const about = useView((state) => state.about);
  const key = about?.id ?? '';
  const finding = useFindings((state) => state.findings.find((finding) => finding.key === key));
  const readOnly = useDesign((state) => state.readOnly !== false);
  const [previews, setPreviews] = useState<readonly FixPreview[]>();
  const preview = previews?.find(({ fix }) => fix.id === about?.part);
  useEffect(() => {
    let over = false;
    void findings.loadPreviews(key).then((list) => !over && setPreviews(list));
    return () => {
      over = true;
    };
  }, [key]);
  const close = () => view.openDialog(null);
  const apply = () => {
    if (!preview) return;
    void findings.applyFix(key, preview.fix.id).then((result) => {
      if (result.ok) announce(t('{{title}}. Done in one step; undo takes it back.', { title: preview.fix.title }));
    });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={preview?.fix.title ?? t('Fix')}
      description={finding?.message}
      footer={
        <>
          <Button variant="line" onClick={close}>
            {t('Cancel')}
          </Button>
          <Button variant="primary" disabled={readOnly || !preview} onClick={apply}>
            {t('Apply fix')}
          </Button>
        </>
      }
    >
      <DialogBody className={css.body}>
        {preview && <FixPrice edits={preview.fix.edits} gone={preview.gone} come={preview.come} />}
        {!preview &&
          (previews ? <EmptyState title={t('This fix no longer fits the design')} /> : <EmptyState title={t('Working out what it would change …')} />)}
      </DialogBody>
    </Dialog>
  );
}
