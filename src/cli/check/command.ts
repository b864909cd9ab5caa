import { countsOf, REPORT_FORMATS, writeReport, type CheckedFile } from '../../exporters/findings/index.ts';
import { applyEdits, canonicalDesign, type Design } from '../../model/index.ts';
import { writeDesign } from '../../model/text.ts';
import { createEngine, PRESETS } from '../../rules/index.ts';
import { placed, readDesignFile, readDesigns, type DesignFile } from '../designs.ts';
import { choice, readOptions, wholeNumber } from '../options.ts';
import { EXIT, UsageError, type Command, type Terminal } from '../terminal.ts';
import { counted } from '../words.ts';
import { compareWith, readBaseline, writeBaseline } from './baseline.ts';
import { writeHuman } from './human.ts';

const FORMATS = ['human', ...REPORT_FORMATS] as const;

const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string' },
  preset: { type: 'string' },
  'max-warnings': { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  fix: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const HELP = `seamwright check FILE… [options]

Checks designs: .seam.yaml, and every format that can be imported. A folder stands for all the .seam.yaml
in it, - for standard input.

  --format FORMAT          ${FORMATS.join(', ')} (default human)
  --output FILE            writes the report there instead of printing it
  --preset PRESET          ${PRESETS.join(', ')}; default is what the design says
  --max-warnings N         more warnings than that fail, too
  --fix                    applies the fixes that are safe: they only set what nobody has to decide,
                           such as a timeout, and bring nothing new; writes .seam.yaml files
                           back in their canonical form, without comments
  --baseline FILE          findings that are written there are known and do not count
  --write-baseline FILE    writes what is found there, to begin with
  --help                   this page

Exit code: 0 nothing that fails, 1 errors (or too many warnings), 2 wrong use or a file that cannot be read
(the others are checked all the same).
`;

/** `seamwright check`: what the rules say, for people, editors, forges and build servers. */
export const check: Command = { name: 'check', summary: 'says what is wrong with designs', help: HELP, run };

function run(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readOptions(args, OPTIONS);
  const format = choice('format', values.format, FORMATS) ?? 'human';
  const preset = choice('preset', values.preset, PRESETS);
  const mostWarnings = wholeNumber('max-warnings', values['max-warnings']);
  const baseline = values.baseline === undefined ? undefined : readBaseline(values.baseline, terminal.read(values.baseline));

  const { designs: read, refused } = readDesigns(positionals, terminal);
  for (const reason of refused) terminal.err(`${reason}\n`);
  if (read.length === 0) return EXIT.usage;
  for (const { path, problems } of read) for (const problem of problems) terminal.err(`${path}: ${placed(problem)}\n`);
  const designs = values.fix === true ? read.map((file) => repaired(file, terminal)) : read;
  const found = designs.map((file) => checked(file, preset));

  if (values['write-baseline'] !== undefined) {
    terminal.write(values['write-baseline'], writeBaseline(found));
    terminal.err(`${counted(found.flatMap(({ findings }) => findings).length, 'finding')} written to ${values['write-baseline']}.\n`);
    return refused.length > 0 ? EXIT.usage : EXIT.ok;
  }

  const { files, known, gone } = baseline === undefined ? { files: found, known: 0, gone: 0 } : compareWith(baseline, found);
  const report = format === 'human' ? writeHuman(files, terminal.coloured && values.output === undefined) : writeReport(format, files, terminal.version);
  if (values.output === undefined) terminal.out(report);
  else terminal.write(values.output, report);
  if (known > 0) terminal.err(`${counted(known, 'finding')} known by the baseline.\n`);
  if (gone > 0)
    terminal.err(`${gone} of the baseline ${gone === 1 ? 'is' : 'are'} not found any more; --write-baseline takes ${gone === 1 ? 'it' : 'them'} out.\n`);

  const { error, warning } = countsOf(files.flatMap(({ findings }) => findings));
  if (error === 0 && mostWarnings !== undefined && warning > mostWarnings)
    terminal.err(`${counted(warning, 'warning')}; at most ${mostWarnings} are allowed.\n`);
  if (refused.length > 0) return EXIT.usage;
  return error > 0 || (mostWarnings !== undefined && warning > mostWarnings) ? EXIT.found : EXIT.ok;
}

function checked({ path, design, lineOf }: DesignFile, preset: Design['meta']['preset']): CheckedFile {
  const asked = preset === undefined ? design : { ...design, meta: { ...design.meta, preset } };
  return { path, design, lineOf, findings: createEngine().check(asked) };
}

/** The file after its safe fixes, written back where there were any. */
function repaired(file: DesignFile, terminal: Terminal): DesignFile {
  const engine = createEngine();
  engine.check(file.design);
  const { edits, gone } = engine.fixSafe();
  if (edits.length === 0) return file;
  if (file.format !== 'seam' || file.path === 'stdin') {
    throw new UsageError(`${file.path} cannot be written back; --fix only changes .seam.yaml files. Save it as one first.`);
  }
  const result = applyEdits(file.design, edits);
  if (!result.ok) throw new UsageError(result.problems.map((problem) => `${file.path}: ${placed(problem)}`).join('\n'));
  terminal.write(file.path, textOf(file.path, result.design));
  terminal.err(`${file.path}: ${counted(gone.length, 'finding')} repaired.\n`);
  return readDesignFile(file.path, terminal);
}

const textOf = (path: string, design: Design): string =>
  path.toLowerCase().endsWith('.json') ? `${JSON.stringify(canonicalDesign(design), null, 2)}\n` : writeDesign(design);
