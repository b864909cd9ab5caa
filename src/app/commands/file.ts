import { mark, t } from '../../language/index.ts';
import { createDesign, downloadDesign, duplicateDesign, TARGETS, useDesign, useView, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';

const ready = () => useDesign.getState().ready;

export const fileCommands: readonly Command[] = [
  {
    id: 'file.start',
    title: mark('Start page'),
    group: 'File',
    menus: ['main'],
    words: mark('home welcome begin'),
    enabled: () => !useView.getState().startPage,
    run: () => view.setStartPage(true),
  },
  { id: 'file.new', title: mark('New design'), group: 'File', menus: ['main'], run: () => void createDesign() },
  {
    id: 'file.open',
    title: mark('Open or paste …'),
    group: 'File',
    keys: ['$mod+o'],
    menus: ['main'],
    words: mark('import file yaml mermaid microtosca'),
    inFields: true,
    run: () => view.openDialog('open'),
  },
  {
    id: 'file.library',
    title: mark('Designs on this device …'),
    group: 'File',
    menus: ['main'],
    words: mark('recent library'),
    run: () => view.openDialog('library'),
  },
  { id: 'file.examples', title: mark('Examples …'), group: 'File', menus: ['main'], words: mark('gallery template'), run: () => view.openDialog('gallery') },
  {
    id: 'file.save',
    title: mark('Download the design'),
    group: 'File',
    keys: ['$mod+s'],
    menus: ['main'],
    divided: true,
    words: mark('save yaml file'),
    inFields: true,
    enabled: ready,
    run: () => void downloadDesign(),
  },
  {
    id: 'file.duplicate',
    title: mark('Duplicate this design'),
    group: 'File',
    menus: ['main'],
    enabled: ready,
    run: () => {
      const { designId } = useDesign.getState();
      if (designId) void duplicateDesign(designId);
    },
  },
  {
    id: 'file.export',
    title: mark('Export …'),
    group: 'File',
    keys: ['$mod+Shift+e'],
    menus: ['main'],
    words: mark('mermaid typescript svg png yaml'),
    inFields: true,
    enabled: ready,
    run: () => view.openDialog('export'),
  },
  ...TARGETS.map(
    ({ id, title, words }): Command => ({
      id: `file.export.${id}`,
      title: mark('Export as {{target}} …'),
      values: () => ({ target: t(title) }),
      group: 'File',
      words: `take away save ${words ?? ''}`,
      enabled: ready,
      run: () => view.openDialog('export', { id }),
    }),
  ),
  {
    id: 'file.print',
    title: mark('Print …'),
    group: 'File',
    keys: ['$mod+p'],
    menus: ['main'],
    words: mark('paper pdf'),
    inFields: true,
    enabled: ready,
    run: () => void import('../print.ts').then(({ printDesign }) => printDesign()),
  },
  { id: 'file.share', title: mark('Share a link …'), group: 'File', menus: ['main'], words: mark('url'), enabled: ready, run: () => view.openDialog('share') },
  {
    id: 'file.settings',
    title: mark('About this design …'),
    group: 'File',
    menus: ['main'],
    words: mark('settings name teams platform rules preset'),
    enabled: ready,
    run: () => view.openDialog('settings'),
  },
];
