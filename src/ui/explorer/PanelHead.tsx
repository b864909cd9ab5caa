import CircleSlash from 'lucide-react/icons/circle-slash';
import Crosshair from 'lucide-react/icons/crosshair';
import Hourglass from 'lucide-react/icons/hourglass';
import ShieldCheck from 'lucide-react/icons/shield-check';
import X from 'lucide-react/icons/x';
import { t } from '../../language/index.ts';
import { explorer, type ExploreResult, useDesign, useExplore } from '../../workspace/index.ts';
import { IconButton, SeverityShape } from '../controls/index.ts';
import css from './Explorer.module.css';
import { verdictOf, verdictWords } from './words.ts';

/** The verdict in words with its sign, or how far it is. */
export function PanelHead({ result }: { result: ExploreResult }) {
  const name = useSagaName();
  const { title, note } = wordsOf(result, name);
  return (
    <div className={css.head}>
      <span className={css.sign} data-verdict={result.kind === 'done' ? verdictOf(result.exploration) : result.kind}>
        <Sign result={result} />
      </span>
      <div className={css.headWords}>
        <h2>{title}</h2>
        <p>{note}</p>
      </div>
      <IconButton label={t('Close the explorer')} keys="Esc" icon={<X size={16} aria-hidden />} onClick={explorer.close} />
    </div>
  );
}

export function useSagaName(): string {
  const sagaId = useExplore((state) => state.sagaId);
  return useDesign((state) => (sagaId === null ? '' : (state.design.sagas[sagaId]?.name ?? '')));
}

function wordsOf(result: ExploreResult, name: string): { readonly title: string; readonly note: string } {
  switch (result.kind) {
    case 'done': {
      const { title, note } = verdictWords(result.exploration);
      return { title, note };
    }
    case 'exploring':
      return {
        title: t('Trying everything on {{name}} …', { name }),
        note: `${t('{{count}} states', { count: result.progress.states })}, ${t('{{count}} steps deep', { count: result.progress.depth })}`,
      };
    case 'cannot':
      return { title: t('{{name}} cannot run yet', { name }), note: t('Nothing can be tried before it does.') };
    case 'cancelled':
      return { title: t('Cancelled'), note: t('{{name}}: nothing was found, and nothing is proven.', { name }) };
    case 'failed':
      return { title: t('The explorer has stopped'), note: result.reason };
    case 'nothing':
      return { title: t('Try everything'), note: name };
    default:
      return result satisfies never;
  }
}

function Sign({ result }: { result: ExploreResult }) {
  switch (result.kind) {
    case 'done': {
      const verdict = verdictOf(result.exploration);
      if (verdict === 'broken') return <SeverityShape level="error" size={28} />;
      return verdict === 'holds' ? <ShieldCheck size={26} strokeWidth={1.75} aria-hidden /> : <Hourglass size={24} strokeWidth={1.75} aria-hidden />;
    }
    case 'cannot':
      return <SeverityShape level="warning" size={26} />;
    case 'failed':
      return <SeverityShape level="error" size={28} />;
    case 'cancelled':
      return <CircleSlash size={24} strokeWidth={1.75} aria-hidden />;
    case 'exploring':
    case 'nothing':
      return <Crosshair size={24} strokeWidth={1.75} aria-hidden />;
    default:
      return result satisfies never;
  }
}
