import type { Target } from '../target.ts';

export const openapi: Target = {
  id: 'openapi',
  title: 'OpenAPI',
  summary: 'The operations of each service as OpenAPI 3.1, under the paths that the generated TypeScript answers.',
  group: 'Contracts',
  extension: 'openapi.yaml',
  preview: 'text',
  words: 'rest http swagger operations specification',
  options: [
    { key: 'service', type: 'ofDesign', unset: 'Every service', label: 'Service', help: 'Only the interface of this element.' },
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
