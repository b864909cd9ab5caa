import Clapperboard from 'lucide-react/icons/clapperboard';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { t } from '../../../language/index.ts';
import { createScenario, entryChoices, keepRunAsScenario, useDesign, useRun } from '../../../workspace/index.ts';
import { Button, EmptyState } from '../../controls/index.ts';
import { DrawerTools } from '../DrawerTools.tsx';
import type { Part } from './items.ts';
import { PartForm } from './PartForm.tsx';
import css from './Scenario.module.css';
import { ScenarioTools } from './ScenarioTools.tsx';
import { Stage } from './Stage.tsx';

/** The scenario that is played, as a timeline and a form. Without one: the ways to make one. */
export function ScenarioPanel() {
  const id = useRun((state) => state.scenarioId);
  const exists = useDesign((state) => id !== null && state.design.scenarios[id] !== undefined);
  return (
    <>
      <DrawerTools>
        <ScenarioTools />
      </DrawerTools>
      {id !== null && exists ? <Editor key={id} id={id} /> : <NoScenario />}
    </>
  );
}

function Editor({ id }: { id: string }) {
  const scenario = useDesign((state) => state.design.scenarios[id]);
  const [part, setPart] = useState<Part>({ kind: 'load' });
  const lost = scenario !== undefined && 'index' in part && (scenario[part.kind] ?? [])[part.index] === undefined;
  const shown: Part = lost ? { kind: 'load' } : part;
  if (!scenario) return null;
  return (
    <div className={css.editor}>
      <Stage id={id} scenario={scenario} part={shown} onPick={setPart} />
      <PartForm id={id} scenario={scenario} part={shown} />
    </div>
  );
}

/** Nothing is followed: keep what is played, or begin with one of the design. */
function NoScenario() {
  const entry = useRun((state) => state.entry);
  const broken = useRun((state) => state.faults.length);
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const first = entry ?? entryChoices(design)[0]?.entry;
  const some = Object.keys(design.scenarios).length;
  return (
    <EmptyState
      icon={<Clapperboard size={20} aria-hidden />}
      title={t('This run follows no scenario')}
      action={
        <span className={css.starts}>
          {entry && (
            <Button variant="line" disabled={readOnly} onClick={() => void keepRunAsScenario()}>
              {t('Keep this run as a scenario')}
            </Button>
          )}
          {first && (
            <Button variant="line" icon={<Plus size={14} aria-hidden />} disabled={readOnly} onClick={() => void createScenario(first)}>
              {t('New scenario under load')}
            </Button>
          )}
        </span>
      }
    >
      {t('A scenario keeps what is played, under which load, and what breaks when.')}
      {broken > 0 && ` ${t('The {{count}} things that are broken now are kept with it.', { count: broken })}`}
      {some > 0 && ` ${t('The design has {{count}}: pick it at the top right.', { count: some })}`}
    </EmptyState>
  );
}
