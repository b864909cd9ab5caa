import ArrowUpFromLine from 'lucide-react/icons/rocket';
import Plus from 'lucide-react/icons/plus';
import Route from 'lucide-react/icons/route';
import Shuffle from 'lucide-react/icons/shuffle';
import Users from 'lucide-react/icons/users';
import Zap from 'lucide-react/icons/zap';
import { useRef } from 'react';
import type { Scenario } from '../../../model/index.ts';
import { updateRecord, useDesign } from '../../../workspace/index.ts';
import { Button, Menu, type MenuGroup } from '../../controls/index.ts';
import { titleOf } from '../../records/index.ts';
import { faultKindsOf } from '../faultKinds.ts';
import { ticks } from '../time.ts';
import { Bar } from './Bar.tsx';
import { type Item, type ItemKind, itemsOf, type Part, samePart } from './items.ts';
import { durationOf, loadShape, loadWords, shapePath } from './loadShape.ts';
import css from './Scenario.module.css';

interface StageProps {
  readonly id: string;
  readonly scenario: Scenario;
  readonly part: Part;
  readonly onPick: (part: Part) => void;
}

const ICONS = { faults: Zap, releases: ArrowUpFromLine, phases: Route, alongside: Shuffle } as const;

/** A scenario over its time: the load as a line, and a row for each thing that happens, as a bar that is dragged or moved with the arrow keys. */
export function Stage({ id, scenario, part, onPick }: StageProps) {
  const design = useDesign((state) => state.design);
  const track = useRef<HTMLDivElement>(null);
  const durationMs = durationOf(scenario);
  const items = itemsOf(design, scenario);
  return (
    <section className={css.stage} aria-label={`Timeline of ${scenario.name}`}>
      <div className={css.axis}>
        <button type="button" className={css.entry} aria-pressed={part.kind === 'scenario'} onClick={() => onPick({ kind: 'scenario' })}>
          Seed, duration, entry
        </button>
        <div className={css.marks} ref={track}>
          {ticks(durationMs * 1_000, 10).map((mark) => (
            <span key={mark.tUs} style={{ left: `${(mark.tUs / durationMs / 1_000) * 100}%` }}>
              {mark.label}
            </span>
          ))}
        </div>
      </div>
      <div className={css.rows}>
        <div className={css.row} data-load="">
          <span className={css.name}>
            <Users size={14} aria-hidden />
            <span>Load</span>
          </span>
          <div className={css.track}>
            <button type="button" className={css.load} aria-pressed={part.kind === 'load'} onClick={() => onPick({ kind: 'load' })}>
              <svg viewBox="0 0 600 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path d={shapePath(loadShape(scenario), 600, 40, true)} className={css.under} />
                <path d={shapePath(loadShape(scenario), 600, 40)} className={css.over} vectorEffect="non-scaling-stroke" />
              </svg>
              <span>{loadWords(scenario)}</span>
            </button>
          </div>
        </div>
        {items.map((item) => (
          <ItemRow key={`${item.part.kind}${item.part.index}`} id={id} item={item} durationMs={durationMs} picked={samePart(part, item.part)} onPick={onPick} />
        ))}
        <div className={css.row}>
          <span className={css.name}>
            <AddMenu id={id} scenario={scenario} onPick={onPick} />
          </span>
          <div className={css.track}>{items.length === 0 && <span className={css.hint}>Nothing breaks yet. Add a fault, and drag it to its time.</span>}</div>
        </div>
      </div>
    </section>
  );
}

function ItemRow({ id, item, durationMs, picked, onPick }: { id: string; item: Item; durationMs: number; picked: boolean; onPick: (part: Part) => void }) {
  const Icon = ICONS[item.part.kind];
  return (
    <div className={css.row}>
      <span className={css.name} title={item.title}>
        <Icon size={14} aria-hidden />
        <span>{item.title}</span>
      </span>
      <div className={css.track}>
        <Bar id={id} item={item} durationMs={durationMs} picked={picked} onPick={() => onPick(item.part)} />
      </div>
    </div>
  );
}

/** What may be added to a scenario of this design. */
function AddMenu({ id, scenario, onPick }: { id: string; scenario: Scenario; onPick: (part: Part) => void }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const durationMs = durationOf(scenario);
  const put = (kind: ItemKind, record: object, label: string) => {
    const list: readonly unknown[] = scenario[kind] ?? [];
    const result = updateRecord('scenarios', id, { [kind]: [...list, record] as never }, { label });
    if (result.ok) onPick({ kind, index: list.length });
  };
  const window = { fromMs: Math.round(durationMs * 0.3), toMs: Math.round(durationMs * 0.6) };
  const targets = Object.entries(design.elements).filter(
    ([key, { kind }]) => faultKindsOf(design, key).length > 0 && kind !== 'client' && kind !== 'scheduler',
  );
  const flows = Object.keys(design.flows).filter((key) => faultKindsOf(design, key).length > 0);
  const fault = (targetId: string) => ({
    id: targetId,
    label: titleOf(design, targetId),
    onSelect: () =>
      put('faults', { targetId, kind: faultKindsOf(design, targetId)[0] ?? 'down', ...window }, `Break ${titleOf(design, targetId)} in ${scenario.name}`),
  });
  const groups: readonly MenuGroup[] = [
    { label: 'Something breaks', items: targets.map(([key]) => fault(key)) },
    { label: 'A flow breaks', items: flows.slice(0, MOST_FLOWS).map(fault) },
    {
      label: 'A new version of',
      items: Object.entries(design.elements)
        .filter(([, { kind }]) => kind === 'service' || kind === 'monolith')
        .map(([elementId, { name }]) => ({
          id: `release ${elementId}`,
          label: name,
          onSelect: () => put('releases', { elementId, atMs: window.fromMs }, `Release ${name} in ${scenario.name}`),
        })),
    },
    {
      label: 'A migration goes on',
      items: Object.entries(design.migrations)
        .filter(([, { phases }]) => phases.length > 1)
        .map(([migrationId, { name }]) => ({
          id: `phase ${migrationId}`,
          label: name,
          onSelect: () => put('phases', { migrationId, phase: 2, atMs: window.fromMs }, `Go on with ${name} in ${scenario.name}`),
        })),
    },
    {
      label: 'Meanwhile',
      items: Object.entries(design.flows)
        .filter(([key, { kind }]) => kind === 'call' && !(scenario.entry.kind === 'flow' && scenario.entry.flowId === key))
        .slice(0, MOST_FLOWS)
        .map(([flowId]) => ({
          id: `alongside ${flowId}`,
          label: titleOf(design, flowId),
          onSelect: () => put('alongside', { flowId, ratePerSecond: 1 }, `Let ${titleOf(design, flowId)} come in as well in ${scenario.name}`),
        })),
    },
  ];
  return (
    <Menu
      side="top"
      groups={groups}
      trigger={
        <Button size="small" variant="quiet" icon={<Plus size={14} aria-hidden />} disabled={readOnly}>
          Add
        </Button>
      }
    />
  );
}

/** A menu is no list of everything: the rest is found in the form of what was added. */
const MOST_FLOWS = 12;
