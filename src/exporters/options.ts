import type { Choice, Target, TargetOption } from './target.ts';

/** Values of the options of a target, by key. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** What holds where nobody chose. */
export function defaultsOf({ options }: Target): OptionValues {
  return Object.fromEntries(options.flatMap(({ key, otherwise }) => (otherwise === undefined ? [] : [[key, otherwise]])));
}

/** Whether an option means anything beside the values of the others. */
export function takesPart({ when }: TargetOption, values: OptionValues): boolean {
  if (when === undefined) return true;
  const value = String(values[when.key] ?? '');
  return when.is.some((word) => value === word || value.startsWith(`${word}:`));
}

/**
 * What the exporter gets: of values from anywhere, such as a browser's memory, those that the target knows and that can be; the others are as if nobody
 * had chosen. `choices` are the exporter's own for this design.
 */
export function optionsFor(
  target: Target,
  given: Readonly<Record<string, unknown>>,
  choices: { readonly [key: string]: readonly Choice[] } = {},
): OptionValues {
  const values: Record<string, string | number | boolean> = {};
  for (const option of target.options) {
    const value = takesPart(option, values) ? fitting(option, given[option.key], choices[option.key]) : undefined;
    if (value !== undefined) values[option.key] = value;
  }
  return values;
}

function fitting(option: TargetOption, given: unknown, choices: readonly Choice[] = []): string | number | boolean | undefined {
  switch (option.type) {
    case 'choice':
      return option.choices.find(({ value }) => value === given)?.value ?? option.otherwise;
    case 'ofDesign':
      return choices.find(({ value }) => value === given)?.value ?? option.otherwise;
    case 'switch':
      return typeof given === 'boolean' ? given : option.otherwise;
    case 'text':
      return typeof given === 'string' ? given : option.otherwise;
    case 'number':
      return typeof given === 'number' && given >= option.min && given <= option.max ? given : option.otherwise;
    default:
      return option satisfies never;
  }
}
