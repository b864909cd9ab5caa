import { countsOf, lineOfFinding, type CheckedFile } from '../../exporters/findings/index.ts';
import type { Severity } from '../../rules/index.ts';
import { counted } from '../words.ts';

const COLOURS: Readonly<Record<Severity | 'path' | 'quiet', readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  path: [4, 24],
  quiet: [2, 22],
};
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** For a person at a terminal: a paragraph for each file, a line for each finding, a sum at the end. */
export function writeHuman(files: readonly CheckedFile[], coloured: boolean): string {
  const paint = (style: keyof typeof COLOURS, text: string) => (coloured ? `\u001b[${COLOURS[style][0]}m${text}\u001b[${COLOURS[style][1]}m` : text);
  const paragraphs = files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => {
      const lines = file.findings.map((finding) => {
        const line = lineOfFinding(file, finding);
        const place = (line === undefined ? '' : String(line)).padStart(5);
        return `${paint('quiet', place)}  ${paint(finding.severity, WORDS[finding.severity].padEnd(7))}  ${oneLine(finding.message)}  ${paint('quiet', finding.ruleId)}\n`;
      });
      return `${paint('path', file.path)}\n${lines.join('')}\n`;
    });
  return `${paragraphs.join('')}${sumOf(files)}\n`;
}

function sumOf(files: readonly CheckedFile[]): string {
  const { error, warning, info } = countsOf(files.flatMap(({ findings }) => findings));
  const where = files.length === 1 ? '' : ` in ${files.length} files`;
  if (error + warning + info === 0) return `No findings${where}.`;
  return `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}${where}.`;
}

/** A name with a line break, or with a colour of its own, stays one plain line. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
