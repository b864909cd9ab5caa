import { type ReactNode, useId } from 'react';
import { t } from '../../../language/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Segments } from '../../controls/ChoiceField.tsx';
import { Dialog, DialogBody } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import type { ExportedFile } from '../transfer/useExport.ts';
import css from './Folder.module.css';
import { type FolderState, type FolderWork, useFolder } from './useFolder.ts';

interface FolderDialogProps {
  folder: FileSystemDirectoryHandle;
  files: readonly ExportedFile[];
  onClose: () => void;
}

type Entry = Extract<FolderState, { at: 'ready' }>['plan']['entries'][number];

/** Writes code into a folder. First it says what would happen to each file there; what people have changed stays. */
export function FolderDialog({ folder, files, onClose }: FolderDialogProps) {
  const work = useFolder(folder, files);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('Write to the folder “{{name}}”', { name: folder.name })}
      description={<span role="status">{headline(work.state)}</span>}
      footer={<Buttons work={work} onClose={onClose} />}
    >
      <DialogBody className={css.body}>
        <Content work={work} />
      </DialogBody>
    </Dialog>
  );
}

function headline(state: FolderState): string {
  switch (state.at) {
    case 'reading':
      return t('Looking at what is there …');
    case 'ready':
      return countsOf(state.plan.entries);
    case 'writing':
      return t('Writing {{done}} of {{all}} …', { done: state.done, all: state.all });
    case 'written':
      return t('Written. {{counts}}', { counts: countsOf(state.plan.entries) });
    case 'stopped':
      return t('Stopped.');
    default:
      return state satisfies never;
  }
}

/** `3 new · 12 changed · 96 unchanged` */
function countsOf(entries: readonly Entry[]): string {
  const many = (...kinds: readonly Entry['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind)).length;
  const words = [
    [many('new'), t('{{n}} new', { n: many('new') })],
    [many('changed', 'overwritten'), t('{{n}} changed', { n: many('changed', 'overwritten') })],
    [many('removed'), t('{{n}} removed', { n: many('removed') })],
    [many('edited', 'yours', 'left'), t('{{n}} kept', { n: many('edited', 'yours', 'left') })],
    [many('unchanged'), t('{{n}} unchanged', { n: many('unchanged') })],
  ] as const;
  return words.flatMap(([count, word]) => (count > 0 ? [word] : [])).join(' · ');
}

function Buttons({ work: { state, write, stop, again }, onClose }: { work: FolderWork; onClose: () => void }) {
  const nothing = state.at === 'ready' && isDone(state.plan);
  switch (state.at) {
    case 'reading':
    case 'writing':
      return (
        <Button variant="line" onClick={state.at === 'reading' ? onClose : stop}>
          {t('Cancel')}
        </Button>
      );
    case 'ready':
      return (
        <>
          <Button variant="line" onClick={onClose}>
            {nothing ? t('Close') : t('Cancel')}
          </Button>
          {!nothing && (
            <Button variant="primary" onClick={write}>
              {t('Write')}
            </Button>
          )}
        </>
      );
    case 'written':
      return (
        <Button variant="primary" onClick={onClose}>
          {t('Close')}
        </Button>
      );
    case 'stopped':
      return (
        <>
          <Button variant="line" onClick={onClose}>
            {t('Close')}
          </Button>
          <Button variant="primary" onClick={again}>
            {t('Look again')}
          </Button>
        </>
      );
    default:
      return state satisfies never;
  }
}

type Plan = Extract<FolderState, { at: 'ready' }>['plan'];

/** Nothing has to be written or removed. */
const isDone = ({ entries, settled, manifest }: Plan): boolean =>
  manifest === undefined &&
  settled.length === 0 &&
  entries.every(
    (entry) => entry.kind === 'unchanged' || entry.kind === 'yours' || entry.kind === 'left' || (entry.kind === 'edited' && entry.content === undefined),
  );

function Content({ work }: { work: FolderWork }) {
  const { state } = work;
  switch (state.at) {
    case 'reading':
      return <Progress done={state.done} all={state.all} label={t('Looking at what is there')} />;
    case 'writing':
      return <Progress done={state.done} all={state.all} label={t('Writing')} />;
    case 'stopped':
      return (
        <EmptyState title={state.reason === undefined ? t('Stopped before the end') : t('This could not be finished')}>
          {state.reason !== undefined && <span role="alert">{state.reason} </span>}
          {state.plan !== undefined && t('What was written stays. Look again, and write the rest.')}
        </EmptyState>
      );
    case 'ready':
    case 'written':
      return <Summary plan={state.plan} work={work} />;
    default:
      return state satisfies never;
  }
}

function Progress({ done, all, label }: { done: number; all: number; label: string }) {
  return <progress className={css.progress} aria-label={label} {...(all === 0 ? {} : { value: done, max: all })} />;
}

function Summary({ plan, work }: { plan: Plan; work: FolderWork }) {
  const { entries, problem } = plan;
  const of = (...kinds: readonly Entry['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind));
  const edited = of('edited', 'overwritten');
  const lacking = entries.flatMap((entry) => (entry.kind === 'yours' && entry.lacks.length > 0 ? [entry] : []));
  if (isDone(plan) && edited.length + lacking.length === 0)
    return <EmptyState title={t('Everything is there')}>{t('The folder holds what the design says.')}</EmptyState>;
  return (
    <>
      {problem !== undefined && (
        <p className={css.problem}>
          {problem} {t('Everything that differs counts as changed by a person.')}
        </p>
      )}
      <Group
        title={t('Generated, and edited by somebody')}
        entries={edited}
        help={
          work.overwrites ? t('The edits are lost.') : t('They stay. Where the design says something new, it is put beside them, with .new behind the name.')
        }
      >
        {work.state.at === 'ready' && (
          <Segments
            label={t('What was edited')}
            layout="hidden"
            value={work.overwrites ? 'overwrite' : 'keep'}
            options={[
              { value: 'keep', label: t('Keep') },
              { value: 'overwrite', label: t('Overwrite') },
            ]}
            onChange={(next) => work.setOverwrites(next === 'overwrite')}
          />
        )}
      </Group>
      <Group title={t('Yours, and lacking something')} entries={lacking} help={t('They stay. The type checker shows where it is missing.')} />
      <Group title={t('No longer generated, but changed by somebody')} entries={of('left')} help={t('They stay.')} />
      <Group title={t('Removed')} entries={of('removed')} />
      <Group title={t('New')} entries={of('new')} />
      <Group title={t('Changed')} entries={of('changed')} />
    </>
  );
}

interface GroupProps {
  title: string;
  entries: readonly Entry[];
  /** What becomes of them. */
  help?: string;
  children?: ReactNode;
}

function Group({ title, entries, help, children }: GroupProps) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.title}>
          {title} <span className={css.count}>{entries.length}</span>
        </h3>
        {children}
      </div>
      {help !== undefined && <p className={css.help}>{help}</p>}
      <ul className={css.list}>
        {entries.map((entry) => (
          <li key={entry.path}>
            <code>{entry.path}</code> {note(entry)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function note(entry: Entry): string {
  if (entry.kind === 'new' && entry.once) return t('yours to fill in');
  if (entry.kind === 'yours') return t('lacks {{names}}', { names: entry.lacks.join(', ') });
  if (entry.kind === 'edited' && entry.content !== undefined) return t('has a new version');
  return '';
}
