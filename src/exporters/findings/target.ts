import type { Target } from '../target.ts';

export const findings: Target = {
  id: 'findings',
  title: 'Findings',
  summary: 'What the rules say of the design, for pull requests, code scanning and build servers.',
  group: 'Data',
  extension: 'md',
  preview: 'text',
  words: 'report sarif junit rules problems',
  options: [
    {
      key: 'format',
      type: 'choice',
      otherwise: 'markdown',
      label: 'Format',
      help: 'Who reads it.',
      choices: [
        { value: 'markdown', label: 'Markdown', hint: 'pull requests' },
        { value: 'sarif', label: 'SARIF', hint: 'code scanning' },
        { value: 'junit', label: 'JUnit', hint: 'build servers' },
        { value: 'github', label: 'Annotations', hint: 'GitHub Actions' },
        { value: 'json', label: 'JSON', hint: 'your own tools' },
      ],
    },
    { key: 'path', type: 'text', label: 'Path', help: 'Name that the report gives to the design’s file.', commandLineOnly: true },
  ],
};
