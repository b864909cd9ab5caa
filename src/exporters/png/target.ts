import type { Target } from '../target.ts';

export const png: Target = {
  id: 'png',
  title: 'PNG',
  summary: 'A picture of the canvas in pixels, for slides, chats and mails.',
  group: 'Diagrams',
  extension: 'png',
  preview: 'picture',
  words: 'picture image bitmap',
  needs: ['svg'],
  needsBrowser: 'A PNG is painted by a browser, and there is none here. Write SVG with --to svg; rsvg-convert or Inkscape make a PNG of it.',
  options: [
    {
      key: 'theme',
      type: 'choice',
      otherwise: 'light',
      label: 'Theme',
      help: 'Colours.',
      choices: [
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ],
    },
    { key: 'background', type: 'switch', otherwise: true, label: 'Background', help: 'A ground of the canvas colour behind it.' },
    { key: 'title', type: 'switch', otherwise: true, label: 'Title', help: 'The name of the design on top.' },
    { key: 'legend', type: 'switch', otherwise: true, label: 'Legend', help: 'What shapes and lines mean.' },
    {
      key: 'scale',
      type: 'choice',
      otherwise: '2',
      label: 'Size',
      help: 'Pixels for each pixel of the canvas.',
      choices: [
        { value: '1', label: '1×' },
        { value: '2', label: '2×' },
        { value: '4', label: '4×' },
      ],
    },
  ],
};
