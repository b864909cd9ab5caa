import { create } from 'zustand';
import type { RuleInfo } from '../../rules/index.ts';
import { rulesClient } from './rules-client.ts';

export interface RulesState {
  /** Every rule there is, in the order of the catalogue; `null` until they are known. */
  readonly rules: readonly RuleInfo[] | null;
  /** Titles by id; empty until they are known. */
  readonly titles: ReadonlyMap<string, string>;
  /** The rules could not be loaded. */
  readonly failed: boolean;
}

/** What there is to know of the rules themselves: it never changes, and is fetched when it is first asked for. */
export const useRules = create<RulesState>(() => ({ rules: null, titles: new Map(), failed: false }));

export const rules = {
  /** Fetches the rules, once. */
  async load(): Promise<void> {
    if (useRules.getState().rules !== null) return;
    try {
      const known = await (await rulesClient()).catalogue();
      useRules.setState({ rules: known, titles: new Map(known.map(({ id, title }) => [id, title])), failed: false });
    } catch {
      useRules.setState({ failed: true });
    }
  },
};
