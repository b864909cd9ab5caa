import Route from 'lucide-react/icons/route';
import { Sentence, t } from '../../../language/index.ts';
import { findings, type LitSource, type PathStep, pathWords, useDesign, useFindings } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { titleOf } from '../../records/describe.ts';
import { Card } from './Card.tsx';
import css from './Health.module.css';
import type { Health } from './types.ts';

interface ChainCardProps {
  chain: Health['longestChain'];
  /** How many services wait for each other in circles; a circle has no longest chain. */
  circled: number;
  retries: Health['retries'];
}

/** The longest way of a request and what it comes to, and the way on which one request becomes the most attempts. Either can be lit up on the canvas. */
export function ChainCard({ chain, circled, retries }: ChainCardProps) {
  return (
    <Card title={t('Longest chain')} note={chain && t('{{count}} hops', { count: chain.hops })}>
      {chain ? (
        <>
          <PathButton source="longestChain" path={chain.path} />
          {pathWords(chain.path, {}).map((sentence) => (
            <p key={sentence} className={css.sentence}>
              {sentence}
            </p>
          ))}
        </>
      ) : (
        <p className={css.quiet}>
          {circled > 0
            ? t('{{count}} services wait for each other in a circle, which has no end to count to.', { count: circled })
            : t('No service waits for another.')}
        </p>
      )}
      {retries && (
        <div className={css.retries}>
          <p className={css.sentence}>
            <Sentence
              of="{{attempts}} at worst for one request:"
              with={{ attempts: <b>{Number.isFinite(retries.attempts) ? t('{{count}} attempts', { count: retries.attempts }) : t('Endless attempts')}</b> }}
            />
          </p>
          <PathButton source="retries" path={retries.path} />
        </div>
      )}
    </Card>
  );
}

/** Names along a path; pressed, the path is lit up with its numbers on the canvas. */
function PathButton({ source, path }: { source: LitSource; path: readonly PathStep[] }) {
  const design = useDesign((state) => state.design);
  const lit = useFindings((state) => state.lit?.source === source);
  const names = path.map(({ elementId }) => titleOf(design, elementId)).join(' → ');
  return (
    <Button
      size="small"
      variant="line"
      pressed={lit}
      className={css.path}
      icon={<Route size={14} aria-hidden="true" />}
      title={names}
      onClick={() => (lit ? findings.darken() : findings.light(source, path))}
    >
      <span className={css.names}>{names}</span>
    </Button>
  );
}
