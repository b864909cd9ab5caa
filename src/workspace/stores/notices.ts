import { create } from 'zustand';
import type { Problem } from '../../model/index.ts';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeAction {
  readonly label: string;
  run(): void;
}

/** A message to the person, shown at the edge of the window and read out. */
export interface Notice {
  readonly id: string;
  readonly tone: NoticeTone;
  readonly title: string;
  readonly detail?: string;
  /** What was refused, each with its place and reason. */
  readonly problems?: readonly Problem[];
  readonly actions?: readonly NoticeAction[];
  /** Stays until it is dismissed, instead of leaving by itself. */
  readonly sticky?: boolean;
  /** Something is under way: 0 to 1, or `null` where nobody knows how long it takes. */
  readonly progress?: number | null;
  /** Goes up when a notice with the same id is shown again, so that a view can restart its clock. */
  readonly shown: number;
}

export type NoticeInput = Omit<Notice, 'id' | 'shown'> & { readonly id?: string };

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

/** More than these are noise; the oldest that are not sticky leave first. */
const AT_MOST = 5;
let nextNumber = 1;

export const notices = {
  /** Shows a notice and returns its id. A notice with the id of one on screen takes its place. */
  show(input: NoticeInput): string {
    const id = input.id ?? `notice-${nextNumber++}`;
    useNotices.setState((state) => {
      const before = state.notices.find((notice) => notice.id === id);
      const notice: Notice = { ...input, id, shown: (before?.shown ?? 0) + 1 };
      const list = before ? state.notices.map((other) => (other.id === id ? notice : other)) : [...state.notices, notice];
      return { notices: withoutSurplus(list) };
    });
    return id;
  },

  dismiss(id: string): void {
    useNotices.setState((state) =>
      state.notices.some((notice) => notice.id === id) ? { notices: state.notices.filter((notice) => notice.id !== id) } : state,
    );
  },

  clear(): void {
    useNotices.setState({ notices: [] });
  },
};

function withoutSurplus(list: readonly Notice[]): readonly Notice[] {
  if (list.length <= AT_MOST) return list;
  const victim = list.find((notice) => !notice.sticky) ?? list[0];
  return list.filter((notice) => notice !== victim);
}
