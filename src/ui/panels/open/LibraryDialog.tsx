import Copy from 'lucide-react/icons/copy';
import Trash2 from 'lucide-react/icons/trash-2';
import { useEffect, useState } from 'react';
import { deleteDesign, duplicateDesign, listDesigns, openDesign, useDesign, useLibrary, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { counted } from '../../records/words.ts';
import css from './Open.module.css';
import { whenWords } from './when.ts';

/** Designs on this device, the last changed first. */
export function LibraryDialog() {
  const designs = useLibrary((state) => state.designs);
  const openId = useDesign((state) => state.designId);
  const [now] = useState(() => Date.now());
  const close = () => view.openDialog(null);
  useEffect(() => void listDesigns(), []);

  return (
    <Dialog
      open
      onClose={close}
      title="Designs on this device"
      description="They are kept by this browser. Download what must not be lost."
      footer={
        <Button variant="line" onClick={() => view.openDialog('open')}>
          Open or paste …
        </Button>
      }
    >
      <DialogBody>
        {designs.length === 0 && <EmptyState title="No designs yet" />}
        <ul className={css.list}>
          {designs.map((design) => (
            <li key={design.id} className={css.design}>
              <button
                type="button"
                className={cx(css.example, design.id === openId && css.current)}
                aria-current={design.id === openId || undefined}
                onClick={() => {
                  close();
                  void openDesign(design.id);
                }}
              >
                <span className={css.title}>{design.name}</span>
                <span className={css.summary}>
                  {counted(design.elements, 'element')} · {whenWords(design.updatedAt, now)}
                  {design.id === openId && ' · open'}
                </span>
              </button>
              <IconButton label={`Duplicate ${design.name}`} icon={<Copy size={16} />} onClick={() => void duplicateDesign(design.id)} />
              <IconButton label={`Delete ${design.name}`} icon={<Trash2 size={16} />} onClick={() => void deleteDesign(design.id)} />
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

export default LibraryDialog;
