import { numberWords, t } from '../../../language/index.ts';
import type { HelpfulFix } from './types.ts';

/** What a score of a distributed monolith means. From 0.5 on the rule of that name speaks, if two parts agree. */
export function scoreWords(score: number): { readonly level: 'error' | 'warning' | 'ok'; readonly words: string } {
  if (score >= 0.5) return { level: 'error', words: t('a distributed monolith') };
  if (score >= 0.25) return { level: 'warning', words: t('coupled in places') };
  return { level: 'ok', words: score === 0 ? 'independent' : t('loosely coupled') };
}

/** A score or a cohesion with two decimals. */
export const scoreText = (score: number): string => numberWords(score, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A share in whole percent; what is there at all is never 0 %, and what is not everything never 100 %. */
export function shareText(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return '< 1 %';
  return `${share < 1 && rounded === 100 ? 99 : rounded} %`;
}

/** How well a context holds together: from 0, everything it does goes out, to 1, nothing does. */
export function cohesionWords(cohesion: number | undefined): string {
  if (cohesion === undefined) return t('no ties');
  if (cohesion >= 0.6) return t('holds together');
  return cohesion >= 0.3 ? t('leans on others') : t('belongs to others');
}

/** `3 errors and 2 warnings go, 1 note comes`. */
export function priceWords({ gone, come }: Pick<HelpfulFix, 'gone' | 'come'>): string {
  return [`${tally(gone)} ${gone.length === 1 ? 'goes' : 'go'}`, ...(come.length === 0 ? [] : [`${tally(come)} ${come.length === 1 ? 'comes' : 'come'}`])].join(
    ', ',
  );
}

const NAMES = { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['note', 'notes'] } as const;

function tally(list: HelpfulFix['gone']): string {
  return (['error', 'warning', 'info'] as const)
    .flatMap((level) => {
      const count = list.filter(({ severity }) => severity === level).length;
      return count === 0 ? [] : [`${count} ${NAMES[level][count === 1 ? 0 : 1]}`];
    })
    .join(' and ');
}
