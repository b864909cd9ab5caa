/** What a score of a distributed monolith means. From 0.5 on the rule of that name speaks, if two parts agree. */
export function scoreWords(score: number): { readonly level: 'error' | 'warning' | 'ok'; readonly words: string } {
  if (score >= 0.5) return { level: 'error', words: 'a distributed monolith' };
  if (score >= 0.25) return { level: 'warning', words: 'coupled in places' };
  return { level: 'ok', words: score === 0 ? 'independent' : 'loosely coupled' };
}

/** A score or a cohesion with two decimals. */
export const scoreText = (score: number): string => score.toFixed(2);

/** A share in whole percent; what is there at all is never 0 %, and what is not everything never 100 %. */
export function shareText(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return '< 1 %';
  return `${share < 1 && rounded === 100 ? 99 : rounded} %`;
}

/** How well a context holds together: from 0, everything it does goes out, to 1, nothing does. */
export function cohesionWords(cohesion: number | undefined): string {
  if (cohesion === undefined) return 'no ties';
  if (cohesion >= 0.6) return 'holds together';
  return cohesion >= 0.3 ? 'leans on others' : 'belongs to others';
}
