import { EXAMPLES } from '../../../patterns/index.ts';
import { view } from '../../../workspace/index.ts';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import css from './Open.module.css';
import { openExample } from './openExample.ts';

/** The examples that come with the product; one opens as a design of one's own. */
export function GalleryDialog() {
  return (
    <Dialog open onClose={() => view.openDialog(null)} title="Examples" description="An example opens as a design of your own: change it, break it, undo.">
      <DialogBody>
        <ul className={css.list}>
          {EXAMPLES.map((example) => (
            <li key={example.id}>
              <button
                type="button"
                className={css.example}
                onClick={() => {
                  view.openDialog(null);
                  void openExample(example);
                }}
              >
                <span className={css.title}>{example.title}</span>
                <span className={css.summary}>{example.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

export default GalleryDialog;
