import BookOpenText from 'lucide-react/icons/book-open-text';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Search from 'lucide-react/icons/search';
import WandSparkles from 'lucide-react/icons/wand-sparkles';
import { mark, t } from '../../../language/index.ts';
import { type FindingGrouping, useDesign, useFindings, useView, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import input from '../../controls/Input.module.css';
import { Menu } from '../../controls/Menu.tsx';
import { SEVERITY_PLURALS, SEVERITY_WORDS, SeverityShape } from '../../controls/Severity.tsx';
import css from './Findings.module.css';
import type { FindingFilter } from './filter.ts';
import { PresetMenu } from './PresetMenu.tsx';
import type { Severity } from './types.ts';

const LEVELS: readonly Severity[] = ['error', 'warning', 'info'];

const GROUPINGS: readonly { readonly id: FindingGrouping; readonly label: string; readonly hint: string }[] = [
  { id: 'severity', label: mark('By severity'), hint: mark('worst first') },
  { id: 'rule', label: mark('By rule'), hint: mark('what to fix in one go') },
  { id: 'element', label: mark('By element'), hint: mark('where it hurts') },
];

/** What the list shows, as the tools set it. */
export interface ListChoice extends Pick<FindingFilter, 'severities' | 'query'> {
  readonly onlySelected: boolean;
}

/** Severities, the selection, words, grouping, the preset, and the way to the rules themselves. */
export function FindingTools({ choice, onChange }: { choice: ListChoice; onChange: (choice: ListChoice) => void }) {
  const counts = useFindings((state) => state.counts);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const nothingFound = counts.error + counts.warning + counts.info === 0;
  const someSelected = useView((state) => state.selection.length > 0);
  const toggle = (level: Severity) => {
    const severities = new Set(choice.severities);
    if (!severities.delete(level)) severities.add(level);
    onChange({ ...choice, severities });
  };
  return (
    <>
      <fieldset className={css.filters} aria-label={t('Severities shown')}>
        {LEVELS.map((level) => (
          <Button
            key={level}
            size="small"
            variant="quiet"
            pressed={choice.severities.has(level)}
            className={css.filter}
            icon={<SeverityShape level={level} size={13} />}
            onClick={() => toggle(level)}
          >
            <span className={css.filterWord}>{counts[level] === 1 ? SEVERITY_WORDS[level] : SEVERITY_PLURALS[level]}</span>{' '}
            <span className={css.count}>{counts[level]}</span>
          </Button>
        ))}
      </fieldset>
      {someSelected && (
        <Button size="small" variant="quiet" pressed={choice.onlySelected} onClick={() => onChange({ ...choice, onlySelected: !choice.onlySelected })}>
          {t('Selected only')}
        </Button>
      )}
      <label className={input.box} style={{ width: 108 }}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          placeholder={t('Filter')}
          aria-label={t('Filter findings')}
          value={choice.query}
          onChange={(event) => onChange({ ...choice, query: event.currentTarget.value })}
        />
      </label>
      <GroupingMenu />
      <PresetMenu />
      <Button
        size="small"
        variant="quiet"
        disabled={readOnly || nothingFound}
        icon={<WandSparkles size={14} aria-hidden="true" />}
        onClick={() => view.openDialog('fixSafe')}
      >
        {t('Fix safe …')}
      </Button>
      <IconButton size="small" label={t('Rules')} side="top" icon={<BookOpenText size={15} aria-hidden="true" />} onClick={() => view.openDialog('rules')} />
    </>
  );
}

function GroupingMenu() {
  const by = useView((state) => state.findingsBy);
  const label = t(GROUPINGS.find(({ id }) => id === by)?.label ?? 'By severity');
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="quiet" aria-label={t('Grouped {{how}}', { how: label.charAt(0).toLocaleLowerCase() + label.slice(1) })}>
          {label}
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
      groups={[
        {
          items: GROUPINGS.map(({ id, label: words, hint }) => ({
            id,
            label: t(words),
            hint: t(hint),
            checked: by === id,
            onSelect: () => view.groupFindings(id),
          })),
        },
      ]}
    />
  );
}
