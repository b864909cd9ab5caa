import { type Choice, TARGET_GROUPS, type Target, type TargetOption, TARGETS } from '../../exporters/index.ts';
import { flagOf } from './options.ts';

/** Every target, by group. */
export function targetList(): string {
  const width = Math.max(...TARGETS.map(({ id }) => id.length)) + 2;
  const groups = TARGET_GROUPS.flatMap((group) => {
    const own = TARGETS.filter((target) => target.group === group);
    return own.length === 0
      ? []
      : [
          `${group}\n${own.map(({ id, summary, needsBrowser }) => `  ${id.padEnd(width)}${summary}${needsBrowser === undefined ? '' : ' (In the page only.)'}\n`).join('')}`,
        ];
  });
  return `${groups.join('\n')}\nseamwright export --list --to TARGET lists the options of one.\n`;
}

/** The options of a target; `choices` are those of one design. */
export function optionList({ id, title, summary, options }: Target, choices: { readonly [key: string]: readonly Choice[] } | undefined): string {
  const lines = options.map((option) => `  ${usage(option).padEnd(24)} ${option.help}${otherwise(option)}\n${valueLines(option, choices)}`);
  return `${id}: ${title}\n${summary}\n${lines.length === 0 ? '' : `\n${lines.join('')}`}`;
}

function usage({ key, type, ...option }: TargetOption): string {
  if (type === 'switch') return `--${'otherwise' in option && option.otherwise === true ? 'no-' : ''}${flagOf(key)}`;
  return `--${flagOf(key)} ${key.toUpperCase()}`;
}

const otherwise = (option: TargetOption): string => (option.type === 'switch' || option.otherwise === undefined ? '' : ` Default ${option.otherwise}.`);

function valueLines(option: TargetOption, choices: { readonly [key: string]: readonly Choice[] } | undefined): string {
  const values = option.type === 'choice' ? option.choices : option.type === 'ofDesign' ? choices?.[option.key] : [];
  if (values === undefined) return `${' '.repeat(27)}Which there are depends on the design: name its file, too.\n`;
  return values.map(({ value, label, hint }) => `${' '.repeat(27)}${value.padEnd(20)} ${label}${hint === undefined ? '' : ` (${hint})`}\n`).join('');
}
