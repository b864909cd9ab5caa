import type { Design } from '../../model/index.ts';

/** Whether somebody who takes messages writes this store, so that what it holds can be made again from them. */
export function isReadModel({ flows }: Design, storeId: string): boolean {
  const all = Object.values(flows);
  return all.some(({ kind, from, to }) => kind === 'access' && to === storeId && all.some((taken) => taken.kind === 'consume' && taken.to === from));
}
