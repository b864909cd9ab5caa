import { useEffect } from 'react';
import { t } from '../../../language/index.ts';
import { followHealth, useHealth } from '../../../workspace/index.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ChainCard } from './ChainCard.tsx';
import { CohesionCard } from './CohesionCard.tsx';
import css from './Health.module.css';
import { HelpCard } from './HelpCard.tsx';
import { MonolithCard } from './MonolithCard.tsx';

/** How the design is as a whole: how much of a distributed monolith, how its contexts hold together, its longest chain, and what would help most. */
export function HealthPanel() {
  useEffect(followHealth, []);
  const health = useHealth((state) => state.health);
  const failed = useHealth((state) => state.failed);
  if (failed) return <EmptyState title={t('The health could not be worked out')}>{t('The next change of the design tries again.')}</EmptyState>;
  if (!health) return <EmptyState title={t('Looking at the design …')} />;
  if (health.monolith.services === 0) {
    return (
      <EmptyState title={t('Nothing to measure yet')}>{t('Health looks at services and at what ties them together. Draw two and connect them.')}</EmptyState>
    );
  }
  return (
    <div className={css.panel}>
      <MonolithCard monolith={health.monolith} />
      <CohesionCard cohesion={health.cohesion} />
      <ChainCard chain={health.longestChain} circled={health.monolith.parts.find(({ id }) => id === 'cyclic')?.count ?? 0} retries={health.retries} />
      <HelpCard />
    </div>
  );
}
