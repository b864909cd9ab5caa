import { create } from 'zustand';
import type { NameQuery } from '../find/pattern.ts';
import { view } from './view.ts';

/** What is looked for in the names of the design, and what is put in its place. It stays while the page is open, so that the search goes on where it was. */
export interface FindState {
  readonly query: NameQuery;
  readonly replacing: boolean;
  readonly replacement: string;
  /** Goes up when somebody asks to search: the field takes the focus, its text selected. */
  readonly asked: number;
}

export const useFind = create<FindState>(() => ({
  query: { text: '', matchCase: false, wholeWord: false, keepCase: false, expression: false },
  replacing: false,
  replacement: '',
  asked: 0,
}));

const set = useFind.setState;

export const finding = {
  /** Opens the search beside the rail, with or without what replaces. */
  open(replacing: boolean): void {
    set((state) => ({ replacing, asked: state.asked + 1 }));
    view.setPalette('find');
  },

  setQuery(changes: Partial<NameQuery>): void {
    set((state) => ({ query: { ...state.query, ...changes } }));
  },

  setReplacement(replacement: string): void {
    set({ replacement });
  },

  setReplacing(replacing: boolean): void {
    set({ replacing });
  },
};
