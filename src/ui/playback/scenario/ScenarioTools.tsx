import ChevronDown from 'lucide-react/icons/chevron-down';
import Play from 'lucide-react/icons/play';
import { useState } from 'react';
import {
  createScenario,
  duplicateScenario,
  keepInScenario,
  keepRunAsScenario,
  removeRecords,
  renameRecord,
  run,
  useDesign,
  useRun,
} from '../../../workspace/index.ts';
import { Button, Menu, type MenuGroup } from '../../controls/index.ts';
import css from './Scenario.module.css';

/** Which scenario is followed, what can be done with it, and the button that plays it. */
export function ScenarioTools() {
  const id = useRun((state) => state.scenarioId);
  const scenarios = useDesign((state) => state.design.scenarios);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const entry = useRun((state) => state.entry);
  const strayed = useRun((state) => state.faults !== null && run.strayed());
  const [renaming, setRenaming] = useState(false);
  const scenario = id === null ? undefined : scenarios[id];
  const groups: readonly MenuGroup[] = [
    {
      label: 'Play a scenario',
      items: Object.entries(scenarios).map(([key, { name }]) => ({
        id: key,
        label: name,
        checked: key === id,
        onSelect: () => void run.startScenario(key),
      })),
    },
    {
      items: [
        { id: 'new', label: 'New scenario', disabled: readOnly || !entry, onSelect: () => void (entry && createScenario(entry)) },
        { id: 'keep', label: 'Keep this run as a new scenario', disabled: readOnly || !entry, onSelect: () => void keepRunAsScenario() },
      ],
    },
    {
      items:
        id === null || !scenario
          ? []
          : [
              { id: 'rename', label: 'Rename', disabled: readOnly, onSelect: () => setRenaming(true) },
              { id: 'duplicate', label: 'Duplicate', disabled: readOnly, onSelect: () => void duplicateScenario(id) },
              { id: 'delete', label: 'Delete', danger: true, disabled: readOnly, onSelect: () => void removeRecords([id]) },
            ],
    },
  ];
  return (
    <>
      {scenario && id !== null && strayed && (
        <>
          <span className={css.strayed}>Broken by hand</span>
          <Button size="small" variant="line" disabled={readOnly} onClick={() => void keepInScenario()}>
            Keep in the scenario
          </Button>
          <Button size="small" variant="quiet" onClick={run.returnToScenario}>
            As it was
          </Button>
        </>
      )}
      {renaming && scenario && id !== null ? (
        <NameField id={id} name={scenario.name} onDone={() => setRenaming(false)} />
      ) : (
        <Menu
          side="top"
          align="end"
          groups={groups}
          trigger={
            <Button size="small" variant="line" className={css.which} aria-label={`Scenario: ${scenario?.name ?? 'none'}`}>
              <span>{scenario?.name ?? 'No scenario'}</span>
              <ChevronDown size={14} aria-hidden />
            </Button>
          }
        />
      )}
      <Button
        size="small"
        variant="primary"
        disabled={id === null}
        icon={<Play size={14} aria-hidden />}
        onClick={() => id !== null && void run.startScenario(id, { play: true })}
      >
        Play it
      </Button>
    </>
  );
}

function NameField({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const commit = (value: string) => {
    if (value.trim() !== '' && value !== name) renameRecord(id, value);
    onDone();
  };
  return (
    <input
      className={css.rename}
      aria-label="Name of the scenario"
      defaultValue={name}
      maxLength={200}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field takes the place of the button that was pressed
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          event.currentTarget.value = name;
          event.currentTarget.blur();
        }
      }}
    />
  );
}
