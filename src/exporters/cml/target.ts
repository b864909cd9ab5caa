import type { Target } from '../target.ts';

export const cml: Target = {
  id: 'cml',
  title: 'Context Mapper',
  summary: 'Contexts, subdomains, aggregates and the context map in CML, the language of Context Mapper.',
  group: 'Contracts',
  extension: 'cml',
  preview: 'text',
  words: 'cml context map ddd strategic bounded',
  options: [],
};
