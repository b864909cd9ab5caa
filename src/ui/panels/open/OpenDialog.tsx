import FileUp from 'lucide-react/icons/file-up';
import { useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { notices, openFile, openText, type OpenResult, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { Field } from '../../controls/Field.tsx';
import input from '../../controls/Input.module.css';
import { cx } from '../../controls/cx.ts';
import { ProblemList } from '../notices/ProblemList.tsx';
import css from './Open.module.css';

/** What the importers know; the file picker shows these first. */
const ACCEPT = '.yaml,.yml,.json,.seam,.mmd,.md,.txt,.svg,.png,application/json,text/yaml,text/markdown,text/plain,image/svg+xml,image/png';

/** Opens a file or what is pasted. What is open stays as it is; what cannot be read says where and why. */
export function OpenDialog() {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<OpenResult['problems']>([]);
  const [working, setWorking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const close = () => view.openDialog(null);

  const take = async (open: () => Promise<OpenResult>) => {
    setWorking(true);
    setProblems([]);
    const result = await open();
    setWorking(false);
    if (result.ok) return close();
    // what is said here need not be said by a toast as well
    notices.dismiss('refused');
    setProblems(result.problems);
  };

  return (
    <Dialog
      open
      onClose={close}
      title={t('Open or paste')}
      keys="Ctrl O"
      initialFocus={area}
      footer={
        <>
          <Button variant="line" icon={<FileUp size={16} aria-hidden="true" />} disabled={working} onClick={() => picker.current?.click()}>
            {t('Choose a file')}
          </Button>
          <Button variant="primary" disabled={working || text.trim() === ''} onClick={() => void take(() => openText(text))}>
            {working ? t('Reading …') : t('Open')}
          </Button>
        </>
      }
    >
      <DialogBody className={css.body}>
        <input
          ref={picker}
          type="file"
          hidden
          accept={ACCEPT}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void take(() => openFile(file));
          }}
        />
        <div className={css.zone}>
          {t(
            'Drop a file anywhere in the window: a Seamwright document, Mermaid, Markdown with a Mermaid fence, microTOSCA, or a picture that was exported here.',
          )}
        </div>
        <Field label={t('Or paste the text of a file, a share link, or Mermaid from a README')} layout="above">
          {(control) => (
            <textarea
              {...control}
              ref={area}
              className={cx(input.box, input.mono, css.paste)}
              rows={10}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') void take(() => openText(text));
              }}
            />
          )}
        </Field>
        {problems.length > 0 && (
          <section className={css.problems} role="alert" aria-label={t('Why it could not be opened')}>
            <h3 className={css.problemsTitle}>{t('This could not be opened')}</h3>
            <ProblemList problems={problems} most={20} />
          </section>
        )}
      </DialogBody>
    </Dialog>
  );
}

export default OpenDialog;
