import { inSentence, t } from '../../language/index.ts';
import type { Design, Edit } from '../../model/index.ts';
import {
  breakersAs,
  breakpoints,
  comparison,
  createScenario,
  entryOf,
  hasBreakpoint,
  policiesInPlay,
  PROFILE_WORDS,
  run,
  useBreakpoints,
  useDesign,
  useRun,
  useView,
  view,
} from '../../workspace/index.ts';
import type { MenuGroup, MenuItem } from '../controls/index.ts';
import { titleOf } from '../records/index.ts';
import { breakGroups } from './BreakMenu.tsx';
import { isReadModel } from './readModels.ts';

/** The menu of the right button in Play: what can be done to an element or a flow while it runs, or to the run where nothing is pointed at. */
export function playMenu(): readonly MenuGroup[] {
  const { selection } = useView.getState();
  const { design } = useDesign.getState();
  const [id] = selection;
  if (selection.length !== 1 || id === undefined || !(design.elements[id] ?? design.flows[id])) return runGroups();
  // What was pointed at has its menu now, and needs no card beside it.
  queueMicrotask(() => view.clear());
  const name = titleOf(design, id);
  return [...breakGroups({ id, name }), { items: changes(design, id) }, { items: [stopHere(id), ...starts(design, id)] }, { items: comparisons(design, id) }];
}

function runGroups(): readonly MenuGroup[] {
  const { playing, faults } = useRun.getState();
  return [
    {
      items: [
        { id: 'toggle', label: playing ? t('Pause') : t('Play|verb'), keys: 'Space', onSelect: run.toggle },
        { id: 'next', label: t('Next decision'), keys: '.', onSelect: run.nextDecision },
        { id: 'reset', label: t('Back to the start'), keys: 'R', onSelect: run.reset },
      ],
    },
    { items: [{ id: 'mend', label: t('Take all faults away'), disabled: faults.length === 0, onSelect: run.clearFaults }] },
    { items: [{ id: 'fit', label: t('Fit all'), keys: 'Shift 1', onSelect: () => view.zoomCommand('fit') }] },
  ];
}

/** A new version now; the next phase of a migration that goes through this element; a read model from its history. */
function changes(design: Design, id: string): readonly MenuItem[] {
  const kind = design.elements[id]?.kind;
  const release: readonly MenuItem[] =
    kind === 'service' || kind === 'monolith'
      ? [
          { id: 'release', label: t('Release a new version now'), onSelect: () => run.release({ elementId: id }) },
          {
            id: 'bad-release',
            label: t('Release a bad version now'),
            hint: t('20 % of it fails'),
            onSelect: () => run.release({ elementId: id, errorRate: 0.2 }),
          },
        ]
      : [];
  const phases = Object.entries(design.migrations)
    .filter(([, { facadeId, monolithId }]) => facadeId === id || monolithId === id)
    .flatMap(([migrationId, { name, phases: all }]) =>
      all.map(
        (phase, index): MenuItem => ({ id: `${migrationId}:${index}`, label: `${name}: ${phase.name}`, onSelect: () => run.goToPhase(migrationId, index) }),
      ),
    );
  const follows = useRun.getState().trace?.results.data.copies.some(({ storeId }) => storeId === id) && isReadModel(design, id);
  const rebuild: readonly MenuItem[] = follows ? [{ id: 'rebuild', label: t('Make it anew from its history'), onSelect: () => run.rebuild(id) }] : [];
  return [...release, ...phases, ...rebuild];
}

function stopHere(id: string): MenuItem {
  const set = hasBreakpoint(useBreakpoints.getState().points, { subjectId: id });
  return {
    id: 'stop',
    label: set ? t('Stop here no more') : t('Stop when something happens here'),
    keys: 'B',
    onSelect: () => void breakpoints.toggle({ subjectId: id }),
  };
}

function starts(design: Design, id: string): readonly MenuItem[] {
  const entry = entryOf(design, id);
  if (!entry) return [];
  return [
    { id: 'from', label: t('Play from here'), onSelect: () => void run.start(entry, { play: true }) },
    {
      id: 'scenario',
      label: t('New scenario under load'),
      disabled: useDesign.getState().readOnly !== false,
      onSelect: () => {
        createScenario(entry);
        view.openDrawer('scenario');
      },
    },
  ];
}

function comparisons(design: Design, id: string): readonly MenuItem[] {
  const compare = (title: string, edits: readonly Edit[]) => () => {
    comparison.start({ kind: 'edits', title, edits });
    view.openDrawer('results');
  };
  const without = policiesInPlay(design, [id]).map(({ policy, title, edits }) => ({
    id: `without ${policy}`,
    label: t('Compare: {{title}}', { title: inSentence(title) }),
    onSelect: compare(title, edits),
  }));
  const libraries = breakersAs(design, [id]).map(({ profile, title, edits }) => ({
    id: `as ${profile}`,
    label: t('What would {{library}} do?', { library: PROFILE_WORDS[profile] }),
    onSelect: compare(title, edits),
  }));
  return [...without, ...libraries];
}
