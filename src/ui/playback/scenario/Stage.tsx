import ArrowUpFromLine from 'lucide-react/icons/rocket';
import Plus from 'lucide-react/icons/plus';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Route from 'lucide-react/icons/route';
import Shuffle from 'lucide-react/icons/shuffle';
import Users from 'lucide-react/icons/users';
import Zap from 'lucide-react/icons/zap';
import { useRef } from 'react';
import { t } from '../../../language/index.ts';
import type { Scenario } from '../../../model/index.ts';
import { updateRecord, useDesign, useRun } from '../../../workspace/index.ts';
import { Button, Menu, type MenuGroup } from '../../controls/index.ts';
import { titleOf } from '../../records/index.ts';
import { faultKindsOf } from '../faultKinds.ts';
import { isReadModel } from '../readModels.ts';
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

const ICONS = { faults: Zap, releases: ArrowUpFromLine, phases: Route, rebuilds: RefreshCw, alongside: Shuffle } as const;

/** A scenario over its time: the load as a line, and a row for each thing that happens, as a bar that is dragged or moved with the arrow keys. */
export function Stage({ id, scenario, part, onPick }: StageProps) {
  const design = useDesign((state) => state.design);
  const track = useRef<HTMLDivElement>(null);
  const durationMs = durationOf(scenario);
  const items = itemsOf(design, scenario);
  return (
    <section className={css.stage} aria-label={t('Timeline of {{name}}', { name: scenario.name })}>
      <div className={css.axis}>
        <button type="button" className={css.entry} aria-pressed={part.kind === 'scenario'} onClick={() => onPick({ kind: 'scenario' })}>
          {t('Name, seed, entry')}
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
            <span>{t('Load')}</span>
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
          <div className={css.track}>
            {items.length === 0 && <span className={css.hint}>{t('Nothing breaks yet. Add a fault, and drag it to its time.')}</span>}
          </div>
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
  const possible = Object.keys(design.elements).filter((key) => faultKindsOf(design, key).length > 1);
  const taking = new Set(useRun.getState().frame?.elements.map(({ elementId }) => elementId));
  const near = possible.filter((key) => taking.has(key)).slice(0, MOST_TARGETS);
  const other = possible.find((key) => !near.includes(key)) ?? Object.keys(design.flows).find((key) => faultKindsOf(design, key).length > 0);
  const breaks = (targetId: string) =>
    put(
      'faults',
      { targetId, kind: faultKindsOf(design, targetId)[0] ?? 'down', ...window },
      t('Break {{name}} in {{scenario}}', { name: titleOf(design, targetId), scenario: scenario.name }),
    );
  const released = Object.entries(design.elements).find(
    ([key, { kind }]) => (kind === 'service' || kind === 'monolith') && (taking.size === 0 || taking.has(key)),
  );
  const migration = Object.entries(design.migrations).find(([, { phases }]) => phases.length > 1);
  const readModel = Object.entries(design.elements).find(([key, { kind }]) => kind === 'datastore' && isReadModel(design, key));
  const meanwhile = Object.entries(design.flows).find(
    ([key, { kind }]) => kind === 'call' && !(scenario.entry.kind === 'flow' && scenario.entry.flowId === key),
  );
  const groups: readonly MenuGroup[] = [
    {
      label: t('Something breaks'),
      items: [
        ...near.map((targetId) => ({ id: targetId, label: titleOf(design, targetId), onSelect: () => breaks(targetId) })),
        ...(other === undefined ? [] : [{ id: 'other', label: t('Something else'), hint: t('chosen in the form'), onSelect: () => breaks(other) }]),
      ],
    },
    {
      label: t('Something changes'),
      items: [
        {
          id: 'release',
          label: t('A new version is released'),
          disabled: !released,
          onSelect: () =>
            released &&
            put(
              'releases',
              { elementId: released[0], atMs: window.fromMs },
              t('Release {{name}} in {{scenario}}', { name: released[1].name, scenario: scenario.name }),
            ),
        },
        {
          id: 'phase',
          label: t('A migration goes on'),
          disabled: !migration,
          onSelect: () =>
            migration && put('phases', { migrationId: migration[0], phase: 2, atMs: window.fromMs }, t('Go on with {{name}}', { name: migration[1].name })),
        },
        {
          id: 'rebuild',
          label: t('A read model is made anew'),
          disabled: !readModel,
          onSelect: () =>
            readModel &&
            put(
              'rebuilds',
              { storeId: readModel[0], atMs: window.fromMs },
              t('Make {{name}} anew in {{scenario}}', { name: readModel[1].name, scenario: scenario.name }),
            ),
        },
        {
          id: 'alongside',
          label: t('Other calls come in meanwhile'),
          disabled: !meanwhile,
          onSelect: () =>
            meanwhile &&
            put('alongside', { flowId: meanwhile[0], ratePerSecond: 1 }, t('Let other calls come in as well in {{name}}', { name: scenario.name })),
        },
      ],
    },
  ];
  return (
    <Menu
      side="top"
      groups={groups}
      trigger={
        <Button size="small" variant="quiet" icon={<Plus size={14} aria-hidden />} disabled={readOnly}>
          {t('Add')}
        </Button>
      }
    />
  );
}

/** A menu is no list of everything: the rest is found in the form. */
const MOST_TARGETS = 8;
