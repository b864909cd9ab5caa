import { NOTE_KINDS, NOTE_WORDS } from '../../drawing/index.ts';
import { mark, t } from '../../language/index.ts';
import { typeAhead } from '../../ui/controls/typeAhead.ts';
import { focusPaletteSearch } from '../../ui/panels/palette/search.ts';
import { addContext, addElement, addFrame, addMessage, addNote, addSagaOf, type ElementSeed, sagaMembers, useView, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, inMode, oneContext, oneDiscussable, oneElement, oneFlow } from './conditions.ts';

const ELEMENTS: readonly { id: string; title: string; words?: string; seed: ElementSeed }[] = [
  { id: 'service', title: mark('Add a service'), seed: { kind: 'service' } },
  { id: 'monolith', title: mark('Add a monolith'), seed: { kind: 'monolith' } },
  { id: 'gateway', title: mark('Add an API gateway'), seed: { kind: 'gateway', variant: 'api-gateway' } },
  { id: 'bff', title: mark('Add a backend for frontend'), words: mark('bff gateway'), seed: { kind: 'gateway', variant: 'bff' } },
  { id: 'database', title: mark('Add a database'), words: mark('store datastore'), seed: { kind: 'datastore', variant: 'relational' } },
  { id: 'cache', title: mark('Add a cache'), words: mark('store redis'), seed: { kind: 'datastore', variant: 'cache' } },
  { id: 'topic', title: mark('Add a topic'), words: mark('channel kafka'), seed: { kind: 'channel', variant: 'topic' } },
  { id: 'queue', title: mark('Add a queue'), words: mark('channel rabbitmq sqs'), seed: { kind: 'channel', variant: 'queue' } },
  { id: 'broker', title: mark('Add a broker'), words: mark('kafka rabbitmq'), seed: { kind: 'broker' } },
  { id: 'web', title: mark('Add a web client'), words: mark('browser frontend'), seed: { kind: 'client', variant: 'web' } },
  { id: 'mobile', title: mark('Add a mobile client'), words: mark('app phone'), seed: { kind: 'client', variant: 'mobile' } },
  { id: 'external', title: mark('Add an external system'), words: mark('third party provider'), seed: { kind: 'external' } },
  { id: 'scheduler', title: mark('Add a scheduler'), words: mark('cron job'), seed: { kind: 'scheduler' } },
];

/** Where the menu was asked for, if it is in one that somebody has chosen this. */
function place(): { readonly at?: { readonly x: number; readonly y: number } } {
  const { menuAt } = useView.getState();
  return menuAt ? { at: menuAt } : {};
}

export const addCommands: readonly Command[] = [
  {
    id: 'add.anything',
    title: mark('Add anything'),
    group: 'Add',
    keys: ['n'],
    menus: ['canvas'],
    words: mark('new create palette'),
    enabled: canEdit,
    run: () => {
      view.setPalette('add');
      if (focusPaletteSearch()) return;
      typeAhead();
      void import('../../ui/panels/palette/index.ts').then(focusPaletteSearch);
    },
  },
  {
    id: 'add.append',
    title: mark('Append a connected element …'),
    group: 'Add',
    keys: ['a'],
    menus: ['record'],
    words: mark('connected neighbour flow selection'),
    enabled: () => canEdit() && oneElement() !== undefined,
    applies: () => oneElement() !== undefined,
    run: () => {
      const id = oneElement();
      if (id !== undefined) view.append(id);
    },
  },
  {
    id: 'add.connect',
    title: mark('Connect to …'),
    group: 'Add',
    keys: ['c'],
    menus: ['record'],
    words: mark('flow call line arrow relation'),
    enabled: () => canEdit() && (oneElement() !== undefined || oneContext() !== undefined),
    applies: () => (oneElement() ?? oneContext()) !== undefined,
    run: () => {
      typeAhead();
      view.openDialog('connect');
    },
  },
  ...(['to', 'from'] as const).map(
    (end): Command => ({
      id: `edit.lead.${end}`,
      title: end === 'to' ? mark('Lead the flow to another target …') : mark('Lead the flow from another source …'),
      group: 'Edit',
      ...(end === 'to' ? { keys: ['c'] } : {}),
      menus: ['record'],
      words: mark('reconnect redirect rewire end'),
      enabled: () => canEdit() && inMode('design') && oneFlow() !== undefined,
      applies: () => oneFlow() !== undefined,
      run: () => {
        const id = oneFlow();
        if (id === undefined) return;
        typeAhead();
        view.openDialog('connect', { id, part: end });
      },
    }),
  ),
  ...ELEMENTS.map(
    ({ id, title, words, seed }): Command => ({
      id: `add.${id}`,
      title,
      group: 'Add',
      ...(words ? { words } : {}),
      enabled: canEdit,
      run: () => void addElement(seed),
    }),
  ),
  { id: 'add.context', title: mark('Add a bounded context'), group: 'Add', menus: ['canvas'], enabled: canEdit, run: () => void addContext(place()) },
  {
    id: 'add.saga',
    title: mark('Add a saga'),
    group: 'Add',
    words: mark('make create transaction compensation of the selected services'),
    menus: ['record'],
    enabled: () => canEdit() && useView.getState().mode === 'design',
    applies: () => sagaMembers(useView.getState().selection).length > 1,
    run: () => void addSagaOf(useView.getState().selection),
  },
  ...NOTE_KINDS.map(
    (kind): Command => ({
      id: `add.note.${kind}`,
      title: mark('Add a note: {{kind}}'),
      values: () => ({ kind: t(NOTE_WORDS[kind]) }),
      group: 'Add',
      ...(kind === 'domain-event' ? { keys: ['s'], menus: ['canvas'] } : {}),
      words: mark('sticky event storming workshop'),
      enabled: () => canEdit() && inMode('design'),
      run: () => void addNote(kind, '', place().at),
    }),
  ),
  {
    id: 'add.frame',
    title: mark('Add a frame'),
    group: 'Add',
    keys: ['Shift+S'],
    menus: ['canvas', 'record'],
    words: mark('area section slide group board around the selection'),
    enabled: () => canEdit() && inMode('design'),
    run: () => void addFrame(undefined, place().at, useView.getState().selection),
  },
  {
    id: 'add.comment',
    title: mark('Comment on this'),
    group: 'Add',
    keys: ['Shift+C'],
    menus: ['record'],
    words: mark('note discuss remark question'),
    enabled: () => oneDiscussable() !== undefined,
    applies: () => oneDiscussable() !== undefined,
    run: () => view.openComments(),
  },
  {
    id: 'add.message',
    title: mark('Add a message'),
    group: 'Add',
    words: mark('event command query'),
    enabled: canEdit,
    run: () => void addMessage({ kind: 'event' }),
  },
];
