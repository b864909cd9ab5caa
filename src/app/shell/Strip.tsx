import CircleHelp from 'lucide-react/icons/circle-help';
import Maximize from 'lucide-react/icons/maximize';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { mark, t, wordTable } from '../../language/index.ts';
import { IconButton, Kbd, SeverityShape, type SeverityLevel } from '../../ui/controls/index.ts';
import { useFindings, useView, view, type DrawerTab } from '../../workspace/index.ts';
import { keysOf } from '../commands/keys.ts';
import { commandOf } from '../commands/registry.ts';
import { CommandTip } from './CommandTip.tsx';
import { OfflineSign } from './OfflineSign.tsx';
import css from './Strip.module.css';

const WORDS: Readonly<Record<SeverityLevel, string>> = wordTable({ error: 'errors', warning: 'warnings', info: 'notes' });
const LEVELS: readonly SeverityLevel[] = ['error', 'warning', 'info'];

/** Bottom: how many findings there are, the zoom, help. */
export function Strip() {
  const counts = useFindings((state) => state.counts);
  const zoom = useView((state) => state.zoom);
  const playing = useView((state) => state.mode === 'play');
  return (
    <div className={css.strip}>
      <CommandTip id="view.findings" side="top">
        <button
          type="button"
          className={css.counts}
          onClick={() => commandOf('view.findings').run()}
          aria-label={t('Findings: {{counts}}', { counts: LEVELS.map((level) => `${counts[level]} ${t(WORDS[level], { count: counts[level] })}`).join(', ') })}
        >
          {LEVELS.map((level) => (
            <span key={level} className={css.count} data-some={counts[level] > 0 || undefined}>
              <SeverityShape level={level} size={13} />
              <b>{counts[level]}</b> {t(WORDS[level], { count: counts[level] })}
            </span>
          ))}
        </button>
      </CommandTip>
      {playing ? <RunTabs /> : <FindingKeys />}
      <span className={css.grow} />
      <OfflineSign />
      <span className={css.zoom}>
        <IconButton
          size="tiny"
          side="top"
          label={t('Zoom out')}
          keys={keysOf(commandOf('view.out'))}
          icon={<Minus size={14} aria-hidden />}
          onClick={() => view.zoomCommand('out')}
        />
        <CommandTip id="view.100" side="top">
          <button
            type="button"
            className={css.level}
            onClick={() => view.zoomCommand('100')}
            aria-label={t('Zoom {{zoom}} %, press for 100 %', { zoom: Math.round(zoom * 100) })}
          >
            {Math.round(zoom * 100)} %
          </button>
        </CommandTip>
        <IconButton
          size="tiny"
          side="top"
          label={t('Zoom in')}
          keys={keysOf(commandOf('view.in'))}
          icon={<Plus size={14} aria-hidden />}
          onClick={() => view.zoomCommand('in')}
        />
      </span>
      <CommandTip id="view.fit" side="top">
        <button type="button" className={css.action} onClick={() => view.zoomCommand('fit')}>
          <Maximize size={14} aria-hidden />
          {t('Fit')}
        </button>
      </CommandTip>
      <CommandTip id="help.keys" side="top">
        <button type="button" className={css.action} onClick={() => view.openDialog('keys')}>
          <CircleHelp size={14} aria-hidden />
          {t('Help')}
        </button>
      </CommandTip>
    </div>
  );
}

/** The two keys that repair a design, and the same by mouse. */
function FindingKeys() {
  const none = useFindings(({ counts }) => counts.error + counts.warning + counts.info === 0);
  const next = commandOf('findings.next');
  const fix = commandOf('findings.fix');
  return (
    <span className={css.hints}>
      <button type="button" onClick={() => next.run()} disabled={none}>
        {t('Next')} <Kbd keys={keysOf(next) ?? ''} />
      </button>
      <button type="button" onClick={() => fix.run()} disabled={none}>
        {t('Fix')} <Kbd keys={keysOf(fix) ?? ''} />
      </button>
    </span>
  );
}

/** What there is to see of a run, one press away. */
function RunTabs() {
  const open = useView(({ drawer }) => (drawer.open ? drawer.tab : undefined));
  return (
    <span className={`${css.hints} ${css.run}`}>
      {RUN_TABS.map(([tab, label]) => (
        <button key={tab} type="button" aria-pressed={open === tab} onClick={() => (open === tab ? view.closeDrawer() : view.openDrawer(tab))}>
          {t(label)}
        </button>
      ))}
    </span>
  );
}

const RUN_TABS = [
  ['timeline', mark('Timeline')],
  ['results', mark('Results')],
  ['waterfall', mark('Waterfall')],
  ['scenario', mark('Scenario')],
] as const satisfies readonly (readonly [DrawerTab, string])[];
