import ChevronDown from 'lucide-react/icons/chevron-down';
import Play from 'lucide-react/icons/play';
import { Sentence, t } from '../../../language/index.ts';
import { createScenario, duplicateScenario, keepInScenario, keepRunAsScenario, removeRecords, run, useDesign, useRun } from '../../../workspace/index.ts';
import { Button, Menu, type MenuGroup } from '../../controls/index.ts';
import { ToolWord } from '../DrawerTools.tsx';
import css from './Scenario.module.css';

/** Which scenario is followed, what can be done with it, and the button that plays it. */
export function ScenarioTools() {
  const id = useRun((state) => state.scenarioId);
  const scenarios = useDesign((state) => state.design.scenarios);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const entry = useRun((state) => state.entry);
  const strayed = useRun((state) => state.faults !== null && run.strayed());
  const scenario = id === null ? undefined : scenarios[id];
  const groups: readonly MenuGroup[] = [
    {
      label: t('Play a scenario'),
      items: Object.entries(scenarios).map(([key, { name }]) => ({
        id: key,
        label: name,
        checked: key === id,
        onSelect: () => void run.startScenario(key),
      })),
    },
    {
      items: [
        { id: 'new', label: t('New scenario'), disabled: readOnly || !entry, onSelect: () => void (entry && createScenario(entry)) },
        { id: 'keep', label: t('Keep this run as a new scenario'), disabled: readOnly || !entry, onSelect: () => void keepRunAsScenario() },
      ],
    },
    {
      items:
        id === null || !scenario
          ? []
          : [
              { id: 'duplicate', label: t('Duplicate'), disabled: readOnly, onSelect: () => void duplicateScenario(id) },
              { id: 'delete', label: t('Delete'), danger: true, disabled: readOnly, onSelect: () => void removeRecords([id]) },
            ],
    },
  ];
  return (
    <>
      {scenario && id !== null && strayed && (
        <>
          <ToolWord>
            <span className={css.strayed}>{t('Broken by hand')}</span>
          </ToolWord>
          <Button size="small" variant="line" disabled={readOnly} aria-label={t('Keep in the scenario')} onClick={() => void keepInScenario()}>
            <Sentence of="Keep {{where}}" with={{ where: <ToolWord>{t('in the scenario')}</ToolWord> }} />
          </Button>
          <Button size="small" variant="quiet" onClick={run.returnToScenario}>
            {t('As it was')}
          </Button>
        </>
      )}
      <Menu
        side="top"
        align="end"
        groups={groups}
        trigger={
          <Button size="small" variant="line" className={css.which} aria-label={t('Scenario: {{name}}', { name: scenario?.name ?? t('none') })}>
            <span>{scenario?.name ?? t('No scenario')}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
      <Button
        size="small"
        variant="primary"
        disabled={id === null}
        icon={<Play size={14} aria-hidden />}
        onClick={() => id !== null && void run.startScenario(id, { play: true })}
      >
        {t('Play it')}
      </Button>
    </>
  );
}
