import type { Target } from '../target.ts';

export const seam: Target = {
  id: 'seam',
  title: 'YAML',
  summary: 'The design itself, as it belongs into a repository: the same design always gives the same text.',
  group: 'Data',
  extension: 'seam.yaml',
  preview: 'text',
  words: 'document json save file',
  options: [
    {
      key: 'format',
      type: 'choice',
      otherwise: 'yaml',
      label: 'Format',
      help: 'Notation of the document.',
      choices: [
        { value: 'yaml', label: 'YAML' },
        { value: 'json', label: 'JSON' },
      ],
    },
    {
      key: 'schema',
      type: 'text',
      label: 'JSON Schema',
      help: 'Address of seam.schema.json, written into the file so that editors complete and check.',
      commandLineOnly: true,
    },
  ],
};
