import { t } from '../../../language/index.ts';
import { view } from '../../../workspace/index.ts';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { ShareBody } from './ShareBody.tsx';

/** A link that carries the whole design. */
export function ShareDialog() {
  return (
    <Dialog open onClose={() => view.openDialog(null)} title={t('Share|verb')}>
      <DialogBody>
        <ShareBody />
      </DialogBody>
    </Dialog>
  );
}

export default ShareDialog;
