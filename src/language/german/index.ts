import type { Phrasebook } from '../../speech/index.ts';
import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { controls } from './controls.ts';
import { examples } from './examples.ts';
import { explorer } from './explorer.ts';
import { findings } from './findings.ts';
import { outline } from './outline.ts';
import { panels } from './panels.ts';
import { playback } from './playback.ts';
import { ruleConditions } from './ruleConditions.ts';
import { rulePages } from './rulePages.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';
import { spokenFiles } from './spoken/files.ts';
import { spokenFindings } from './spoken/findings.ts';
import { spokenNames } from './spoken/names.ts';
import { spokenRuns } from './spoken/runs.ts';
import { targets } from './targets.ts';
import { words } from './words.ts';
import { workspace } from './workspace.ts';

/** Every text of the interface in German, by its English text. Terms as in docs/languages.md. */
export const GERMAN: Readonly<Record<string, string>> = {
  ...words,
  ...schema,
  ...rules,
  ...ruleConditions,
  ...rulePages,
  ...examples,
  ...targets,
  ...controls,
  ...canvas,
  ...outline,
  ...panels,
  ...findings,
  ...playback,
  ...explorer,
  ...workspace,
  ...app,
};

/** What rules and runs say, in German. */
export const GERMAN_PHRASES: Phrasebook = {
  sentences: { ...spokenFiles, ...spokenFindings, ...spokenNames, ...spokenRuns },
  decimalMark: ',',
  groupMark: '.',
  nounsInCapitals: true,
};
