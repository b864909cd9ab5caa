import type { Target } from '../target.ts';

export const asyncapi: Target = {
  id: 'asyncapi',
  title: 'AsyncAPI',
  summary: 'Channels, messages and who sends and receives them, as AsyncAPI 3.',
  group: 'Contracts',
  extension: 'asyncapi.yaml',
  preview: 'text',
  words: 'events messages channels broker kafka specification',
  options: [
    {
      key: 'scope',
      type: 'choice',
      otherwise: 'design',
      label: 'Documents',
      help: 'One of the whole design, or one for each service with its own side.',
      choices: [
        { value: 'design', label: 'One' },
        { value: 'services', label: 'One for each service' },
      ],
    },
    {
      key: 'format',
      type: 'choice',
      otherwise: 'yaml',
      label: 'Format',
      help: 'Text of the documents.',
      choices: [
        { value: 'yaml', label: 'YAML' },
        { value: 'json', label: 'JSON' },
      ],
    },
  ],
};
