import type { Target } from '../target.ts';

export const svg: Target = {
  id: 'svg',
  title: 'SVG',
  summary: 'A picture of the canvas that stays text: it scales, opens in PowerPoint and Inkscape, and dropped here it is the design again.',
  group: 'Diagrams',
  extension: 'svg',
  preview: 'picture',
  showsPlaces: true,
  words: 'picture image vector',
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
    {
      key: 'run',
      type: 'ofDesign',
      unset: 'Still',
      label: 'Motion',
      help: 'A run that the picture plays, in browsers; who asks for less motion sees numbers.',
    },
    {
      key: 'contexts',
      type: 'choice',
      otherwise: 'open',
      label: 'Contexts',
      help: 'Folded: each bounded context is one box with its flows merged, for the big picture.',
      choices: [
        { value: 'open', label: 'Unfolded' },
        { value: 'folded', label: 'Folded' },
      ],
    },
    { key: 'background', type: 'switch', otherwise: true, label: 'Background', help: 'A ground of the canvas colour behind it.' },
    { key: 'title', type: 'switch', otherwise: true, label: 'Title', help: 'The name of the design on top.' },
    { key: 'legend', type: 'switch', otherwise: true, label: 'Legend', help: 'What shapes and lines mean.' },
    {
      key: 'fonts',
      type: 'choice',
      otherwise: 'embedded',
      label: 'Fonts',
      help: 'Inside, so that every browser shows the same; as outlines, so that every program does, though no word can be found or changed; or by name, which is smaller and takes what the reader has.',
      choices: [
        { value: 'embedded', label: 'Font inside' },
        { value: 'outlined', label: 'Outlines' },
        { value: 'named', label: 'No font' },
      ],
    },
  ],
};
