import type { Target } from '../target.ts';

export const link: Target = {
  id: 'link',
  title: 'Link',
  summary: 'An address that holds the whole design, behind the #, which browsers send to no server.',
  group: 'Data',
  extension: 'txt',
  preview: 'link',
  words: 'share url address',
  options: [{ key: 'address', type: 'text', label: 'Address', help: 'The address of the page, in front of the #.', commandLineOnly: true }],
};
