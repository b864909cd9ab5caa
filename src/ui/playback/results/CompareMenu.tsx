import GitFork from 'lucide-react/icons/git-compare-arrows';
import {
  breakersAs,
  type ComparedWith,
  comparison,
  comparisonTitle,
  policiesInPlay,
  PROFILE_WORDS,
  useComparison,
  useDesign,
  useRun,
  view,
} from '../../../workspace/index.ts';
import { titleOf } from '../../records/index.ts';
import { inSentence, t } from '../../../language/index.ts';
import { Button, Menu, type MenuGroup } from '../../controls/index.ts';
import { ToolWord } from '../DrawerTools.tsx';

function compare(compared: ComparedWith): void {
  comparison.start(compared);
  view.openDrawer('results');
}

/** Breakers whose behaviour is offered here; those of others are in the menu of their flow. */
const MOST_BREAKERS = 3;

/** What other libraries would do in the place of a breaker: a group for each, those that turned most calls away first. */
function libraryGroups(): readonly MenuGroup[] {
  const { design } = useDesign.getState();
  const flows = useRun.getState().trace?.results.flows ?? [];
  const busiest = flows.toSorted((a, b) => b.rejectedByBreaker - a.rejectedByBreaker).map(({ flowId }) => flowId);
  const all = breakersAs(design, busiest);
  const withBreaker = [...new Set(all.map(({ flowId }) => flowId))].slice(0, MOST_BREAKERS);
  return withBreaker.map((id) => ({
    label: t('The breaker on {{name}} as', { name: titleOf(design, id) }),
    items: all
      .filter(({ flowId }) => flowId === id)
      .map(({ profile, title, edits }) => ({
        id: `${id} as ${profile}`,
        label: capitalised(PROFILE_WORDS[profile]),
        onSelect: () => compare({ kind: 'edits', title, edits }),
      })),
  }));
}

const capitalised = (words: string): string => (words.startsWith('the ') ? `T${words.slice(1)}` : words);

/** What the run on the canvas can be compared with, as it is now. */
function comparisonGroups(): readonly MenuGroup[] {
  const { design } = useDesign.getState();
  const { trace, faults, before } = useRun.getState();
  const { with: compared } = useComparison.getState();
  const policies = policiesInPlay(design, trace?.results.flows.map(({ flowId }) => flowId) ?? []);
  return [
    {
      label: t('The same, but'),
      items: [
        {
          id: 'no-faults',
          label: t('Without the faults'),
          disabled: faults.length === 0,
          hint: faults.length === 0 ? t('nothing is broken') : undefined,
          onSelect: () => compare({ kind: 'no-faults' }),
        },
        {
          id: 'before',
          label: t('Before the change'),
          disabled: before === null,
          hint: before === null ? t('the design is as it was') : undefined,
          onSelect: () => compare({ kind: 'before' }),
        },
        ...policies.map(({ flowId, policy, title, edits }) => ({
          id: `${flowId}:${policy}`,
          label: title,
          onSelect: () => compare({ kind: 'edits', title, edits }),
        })),
      ],
    },
    ...libraryGroups(),
    {
      items: compared
        ? [{ id: 'end', label: t('Stop comparing: {{what}}', { what: inSentence(comparisonTitle(compared)) }), onSelect: () => comparison.end() }]
        : [],
    },
  ];
}

/** A button that offers what the run can be compared with: same seed, same draws, one difference. */
export function CompareMenu({ side = 'top' }: { side?: 'top' | 'bottom' }) {
  const off = useRun((state) => state.trace === null);
  // The rows are read when the menu is drawn; these say when to draw it anew.
  useRun((state) => state.faults);
  useRun((state) => state.before);
  useComparison((state) => state.with);
  useDesign((state) => state.design.flows);
  return (
    <Menu
      side={side}
      align="end"
      groups={comparisonGroups()}
      trigger={
        <Button size="small" variant="line" disabled={off} aria-label={t('Compare runs')} title={t('Compare runs')} icon={<GitFork size={14} aria-hidden />}>
          <ToolWord>{t('Compare runs')}</ToolWord>
        </Button>
      }
    />
  );
}
