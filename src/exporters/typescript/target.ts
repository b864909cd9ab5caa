import type { Target } from '../target.ts';

export const typescript: Target = {
  id: 'typescript',
  title: 'TypeScript',
  summary: 'A workspace of services that installs, type-checks, passes its own tests and runs before a line is written.',
  group: 'Code',
  extension: 'ts',
  preview: 'files',
  words: 'code workspace services node zip folder temporal',
  options: [
    {
      key: 'files',
      type: 'choice',
      otherwise: 'all',
      label: 'Files',
      help: 'All files, or only those that may be written again and again.',
      choices: [
        { value: 'all', label: 'All' },
        { value: 'generated', label: 'Generated only' },
      ],
    },
    {
      key: 'sagas',
      type: 'choice',
      otherwise: 'embedded',
      label: 'Sagas',
      help: 'What follows the runs of orchestrated sagas: a coordinator in the orchestrator’s process, or workflows on Temporal.',
      choices: [
        { value: 'embedded', label: 'Coordinator' },
        { value: 'temporal', label: 'On Temporal' },
      ],
    },
    {
      key: 'adapters',
      type: 'choice',
      otherwise: 'named',
      label: 'Adapters',
      help: 'Of Kafka, RabbitMQ, NATS and PostgreSQL where the design names them, switched on by the environment; or none, and everything stays in memory.',
      choices: [
        { value: 'named', label: 'As the design names them' },
        { value: 'none', label: 'None' },
      ],
    },
    {
      key: 'packageName',
      type: 'text',
      label: 'Package name',
      help: 'Name in package.json; made from the design’s name where it is missing.',
      commandLineOnly: true,
    },
    { key: 'port', type: 'number', min: 1, max: 65_535, otherwise: 3_000, label: 'Port', help: 'Port of npm start.', commandLineOnly: true },
  ],
};
