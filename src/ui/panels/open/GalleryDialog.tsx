import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-help';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { thumbnailOf } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { EXAMPLES, type Example } from '../../../patterns/index.ts';
import { view } from '../../../workspace/index.ts';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import css from './Gallery.module.css';
import { openExample } from './openExample.ts';
import { Picture } from './Picture.tsx';

/** The examples that come with the product: a picture of each, what can be seen in it, and a question for the room. One opens as a design of one's own. */
export function GalleryDialog() {
  return (
    <Dialog
      open
      onClose={() => view.openDialog(null)}
      size="large"
      title={t('Examples')}
      description={t('An example opens as a design of your own: change it, break it, undo.')}
    >
      <DialogBody>
        <ul className={css.grid}>
          {EXAMPLES.map((example) => (
            <li key={example.id}>
              <Card example={example} />
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

function Card({ example }: { example: Example }) {
  const { id, title, summary, clean, patterns, question } = example;
  const State = clean ? CircleCheck : TriangleAlert;
  return (
    <button
      type="button"
      className={css.card}
      aria-labelledby={`example-${id}`}
      aria-describedby={`example-${id}-about`}
      onClick={() => {
        view.openDialog(null);
        void openExample(example);
      }}
    >
      <Picture className={css.picture} version={id} draw={async () => thumbnailOf(await example.load())} />
      <span className={css.words}>
        <span className={css.title} id={`example-${id}`}>
          {t(title)}
        </span>
        <span className={css.about} id={`example-${id}-about`}>
          <span className={clean ? css.clean : css.wrong}>
            <State size={13} aria-hidden="true" />
            {clean ? t('Clean') : t('Wrong on purpose')}
          </span>
          <span className={css.summary}>{t(summary)}</span>
          <span className={css.patterns}>
            {patterns.map((pattern) => (
              <span key={pattern} className={css.pattern}>
                {t(pattern)}
              </span>
            ))}
          </span>
          <span className={css.question}>
            <CircleHelp size={14} aria-hidden="true" />
            <span>{t(question)}</span>
          </span>
        </span>
      </span>
    </button>
  );
}

export default GalleryDialog;
