import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { t } from '../../../language/index.ts';
import { type DesignLink, shareLink, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Field } from '../../controls/Field.tsx';
import input from '../../controls/Input.module.css';
import { cx } from '../../controls/cx.ts';
import { copied } from '../transfer/copied.ts';
import { reasonOf } from '../transfer/useExport.ts';
import { lengthAdvice } from './length.ts';
import css from './Share.module.css';

type LinkState = { readonly kind: 'working' } | { readonly kind: 'ready'; readonly link: DesignLink } | { readonly kind: 'failed'; readonly reason: string };

/** The link, how long it is, and where a link of that length gets through. */
export function ShareBody() {
  const design = useDesign((state) => state.design);
  const [state, setState] = useState<LinkState>({ kind: 'working' });

  useEffect(() => {
    let overtaken = false;
    shareLink(design).then(
      (link) => overtaken || setState({ kind: 'ready', link }),
      (error: unknown) => overtaken || setState({ kind: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      overtaken = true;
    };
  }, [design]);

  const url = state.kind === 'ready' ? state.link.url : '';
  return (
    <div className={css.body}>
      <p className={css.lead}>
        {t('The link holds the design itself, behind the #, which browsers send to no server. Whoever opens it gets a copy of their own.')}
      </p>
      <Field label={t('Link')} layout="above">
        {(control) => (
          <textarea
            {...control}
            readOnly
            rows={4}
            className={cx(input.box, input.mono, css.link)}
            value={state.kind === 'working' ? t('Writing the link …') : url}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      {state.kind === 'failed' && (
        <p className={css.failed} role="alert">
          {state.reason}
        </p>
      )}
      <div className={css.row}>
        <output className={css.length}>{state.kind === 'ready' && lengthAdvice(state.link.length)}</output>
        <Button
          variant="primary"
          icon={<Copy size={16} aria-hidden="true" />}
          disabled={url === ''}
          onClick={() => void copied(url, t('A link of {{count}} characters', { count: url.length }))}
        >
          {t('Copy link')}
        </Button>
      </div>
    </div>
  );
}
