import type { Target } from '../target.ts';

export const markdown: Target = {
  id: 'markdown',
  title: 'Markdown',
  summary: 'An architecture document: contexts, services, flows, messages, sagas, findings, decision records and glossary, with Mermaid inside.',
  group: 'Documents',
  extension: 'md',
  preview: 'markdown',
  words: 'document architecture report adr madr decision records glossary',
  needs: ['mermaid'],
  options: [
    {
      key: 'files',
      type: 'choice',
      otherwise: 'several',
      label: 'Files',
      help: 'Decision records and glossary as files of their own, or everything in one.',
      choices: [
        { value: 'several', label: 'Folder' },
        { value: 'one', label: 'One file' },
      ],
    },
    { key: 'diagrams', type: 'switch', otherwise: true, label: 'Diagrams', help: 'Mermaid inside.' },
    { key: 'findings', type: 'switch', otherwise: true, label: 'Findings', help: 'What the rules find.' },
    { key: 'runs', type: 'switch', otherwise: false, label: 'Scenarios', help: 'Plays the saved scenarios and draws the first request of each.' },
  ],
};
