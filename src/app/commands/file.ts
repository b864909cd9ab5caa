import { createDesign, downloadDesign, duplicateDesign, TARGETS, useDesign, view } from '../../workspace/index.ts';
import type { Command } from './command.ts';

const ready = () => useDesign.getState().ready;

export const fileCommands: readonly Command[] = [
  { id: 'file.new', title: 'New design', group: 'File', menus: ['main'], run: () => void createDesign() },
  {
    id: 'file.open',
    title: 'Open or paste …',
    group: 'File',
    keys: ['$mod+o'],
    menus: ['main'],
    words: 'import file yaml mermaid microtosca',
    inFields: true,
    run: () => view.openDialog('open'),
  },
  { id: 'file.library', title: 'Designs on this device …', group: 'File', menus: ['main'], words: 'recent library', run: () => view.openDialog('library') },
  { id: 'file.examples', title: 'Examples …', group: 'File', menus: ['main'], words: 'gallery template', run: () => view.openDialog('gallery') },
  {
    id: 'file.save',
    title: 'Download the design',
    group: 'File',
    keys: ['$mod+s'],
    menus: ['main'],
    divided: true,
    words: 'save yaml file',
    inFields: true,
    enabled: ready,
    run: () => void downloadDesign(),
  },
  {
    id: 'file.duplicate',
    title: 'Duplicate this design',
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
    title: 'Export …',
    group: 'File',
    keys: ['$mod+Shift+e'],
    menus: ['main'],
    words: 'mermaid typescript svg png yaml',
    inFields: true,
    enabled: ready,
    run: () => view.openDialog('export'),
  },
  ...TARGETS.map(
    ({ id, title, words }): Command => ({
      id: `file.export.${id}`,
      title: `Export as ${title} …`,
      group: 'File',
      words: `take away save ${words ?? ''}`,
      enabled: ready,
      run: () => view.openDialog('export', { id }),
    }),
  ),
  { id: 'file.share', title: 'Share a link …', group: 'File', menus: ['main'], words: 'url', enabled: ready, run: () => view.openDialog('share') },
  {
    id: 'file.settings',
    title: 'About this design …',
    group: 'File',
    menus: ['main'],
    words: 'settings name teams platform rules preset',
    enabled: ready,
    run: () => view.openDialog('settings'),
  },
];
