import { typeAhead } from '../../ui/controls/typeAhead.ts';
import { addContext, addElement, addMessage, addSaga, type ElementSeed, useView, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { canEdit, oneContext, oneElement } from './conditions.ts';

const ELEMENTS: readonly { id: string; title: string; words?: string; seed: ElementSeed }[] = [
  { id: 'service', title: 'Add a service', seed: { kind: 'service' } },
  { id: 'monolith', title: 'Add a monolith', seed: { kind: 'monolith' } },
  { id: 'gateway', title: 'Add an API gateway', seed: { kind: 'gateway', variant: 'api-gateway' } },
  { id: 'bff', title: 'Add a backend for frontend', words: 'bff gateway', seed: { kind: 'gateway', variant: 'bff' } },
  { id: 'database', title: 'Add a database', words: 'store datastore', seed: { kind: 'datastore', variant: 'relational' } },
  { id: 'cache', title: 'Add a cache', words: 'store redis', seed: { kind: 'datastore', variant: 'cache' } },
  { id: 'topic', title: 'Add a topic', words: 'channel kafka', seed: { kind: 'channel', variant: 'topic' } },
  { id: 'queue', title: 'Add a queue', words: 'channel rabbitmq sqs', seed: { kind: 'channel', variant: 'queue' } },
  { id: 'broker', title: 'Add a broker', words: 'kafka rabbitmq', seed: { kind: 'broker' } },
  { id: 'web', title: 'Add a web client', words: 'browser frontend', seed: { kind: 'client', variant: 'web' } },
  { id: 'mobile', title: 'Add a mobile client', words: 'app phone', seed: { kind: 'client', variant: 'mobile' } },
  { id: 'external', title: 'Add an external system', words: 'third party provider', seed: { kind: 'external' } },
  { id: 'scheduler', title: 'Add a scheduler', words: 'cron job', seed: { kind: 'scheduler' } },
];

export const addCommands: readonly Command[] = [
  {
    id: 'add.anything',
    title: 'Add anything',
    group: 'Add',
    keys: ['n'],
    menus: ['canvas'],
    words: 'new create palette',
    enabled: canEdit,
    run: () => {
      typeAhead();
      view.setPalette('add');
      void import('../../ui/panels/palette/index.ts').then(({ focusPaletteSearch }) => focusPaletteSearch());
    },
  },
  {
    id: 'add.append',
    title: 'Append to the selection',
    group: 'Add',
    keys: ['a'],
    menus: ['record'],
    words: 'connected neighbour flow',
    enabled: () => canEdit() && oneElement() !== undefined,
    run: () => {
      const id = oneElement();
      if (id !== undefined) view.append(id);
    },
  },
  {
    id: 'add.connect',
    title: 'Connect to …',
    group: 'Add',
    keys: ['c'],
    menus: ['record'],
    words: 'flow call line arrow relation',
    enabled: () => canEdit() && (oneElement() !== undefined || oneContext() !== undefined),
    run: () => view.openDialog('connect'),
  },
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
  { id: 'add.context', title: 'Add a bounded context', group: 'Add', menus: ['canvas'], enabled: canEdit, run: () => void addContext() },
  {
    id: 'add.saga',
    title: 'Add a saga',
    group: 'Add',
    words: 'transaction compensation',
    enabled: () => canEdit() && useView.getState().mode === 'design',
    run: () => void addSaga(),
  },
  { id: 'add.message', title: 'Add a message', group: 'Add', words: 'event command query', enabled: canEdit, run: () => void addMessage({ kind: 'event' }) },
];
